#!/usr/bin/env python3
"""Cuts the program in two: what a first visit waits for, and what follows when the first frames are drawn (src/ui/later.h).

The second part is everything that can be reached from the functions of `Later` alone. What is called through the table of
functions (virtual functions, what a std::function holds) has no caller to be seen; OWN says which of that is the second
part's. Both are names of the link, which are gone from the two files.

    split.py --program rapport.wasm --map rapport.map --binaryen FOLDER --out FOLDER      writes rapport.wasm and later.wasm
"""

import argparse
import pathlib
import re
import subprocess

import split_data

DOORS = ["begin_import", "step_import", "draw_import", "to_mspdi", "to_csv", "parcel_of", "sample_workspace",
         "draw_history", "draw_trash", "draw_settings", "draw_search", "draw_palette", "draw_inspector",
         "draw_conflicts", "draw_strategy", "keep_copies", "draw_travel", "draw_plan_check", "draw_print", "draw_board", "press_board_key",
         "act_board", "draw_calendar", "press_calendar_key", "act_calendar", "draw_workload", "press_workload_key",
         "act_workload", "draw_plan_overview", "take_plan_baseline", "paste_rows",
         "edit_of_cell", "do_on_rows", "update_index", "step_forecasts", "draw_today", "draw_client", "act_client", "open_touch_dialog", "draw_touch_dialog",
         "open_compose", "draw_compose", "open_mail_intake", "draw_mail_intake", "draw_brief", "draw_record_form",
         "draw_project_value", "draw_engagement", "draw_listening", "draw_deliverables", "draw_banner", "draw_status", "open_pulse_dialog", "draw_pulse_dialog",
         "press_pulse_key", "draw_quick_pulse_choice", "draw_quick_pulse", "open_share", "draw_share", "draw_sharing", "open_reply", "draw_reply", "draw_viewing"]
# Sorts that are alike become one function with the name of either: those of people are the first part's too.
# A lambda can be called only after the function in which it stands was, and that one is given what its view draws with.
OWN = re.compile(r"MspdiImport|CsvImport|mspdi::|pugi::|rapport::travel::|rapport::plan_check::|rapport::print_plan::|rapport::chart::|rapport::Browser(?:Places::(?!answered)|KeptFiles::|Snapshots::)|rapport::viewing::|rapport::ViewedStore::show\(|rapport::show_snapshot\(|__shared_ptr_emplace<rapport::SnapshotHead|"
                 r"rapport::Relations::plans\(|__shared_ptr_emplace<rapport::FormDraft<|"
                 r"rapport::sort_items<(?!.*Stakeholder const\*).*(?:RecoveryReading|found_hints|soft_skills_of|own_soft_skills|SkillStanding|TrainingEntry|MayRate|Asked|ShownDecision|DeliverableReading|DeliverableVersion|ApprovalLink|SignOff const|rapport::Left,|rapport::Stint,|Playbook const|LowAnswer|PulseDue|SetScore|HealthMeasure|Dissatisfaction|PulseQuestion|ClientAttention|CrackFound|ItemStanding|LateTask|RankGap|RegisterEntry|ReportLine|StatusReport|DecisionOption|RelationshipRisk|FoundDeliverable|FoundMilestone|CrowdedProject|DimensionLight|gather_requests|gather_ranking|Said const|SkillMatch|TouchDue|PromiseReading|EngagementIndex)|"
                 r"rapport::\(anonymous namespace\)::ReplyTaking::[a-z_]+\(.*\)(?: const)?(?:::\$_|::'lambda)|"
                 r"rapport::(?:save_locked|lock_data)\(.*\)(?:::\$_|::'lambda)|"
                 # What is called with Later, or was begun by dialogs of the second part alone. That which copies and destroys it is
                 # alike for many, and stays.
                 r"void \(rapport::Later const&\)>::operator\(\)|"
                 r"rapport::(?:keep_then\(|\(anonymous namespace\)::(?:replace_now\(rapport::Shell&\)|take_back\(rapport::ViewContext&, rapport::Stamp\)|Scope::look_at_[a-z]+\(\))).*(?:::\$_\d+|::'lambda).*>::operator\(\)|"
                 r"rapport::\(anonymous namespace\)::is_(?:date|percent|yes_or_no)\(std::|"
                 r"__dispatcher<0ul(?:, 0ul)?>::(?!.*__generic_construct).*__traits<rapport::(?:Shown|ReadReply|CheckedReply|SnapshotPage|Mail|Activities|CsvTable|ImportEdit), rapport::Error>|"
                 r"rapport::(?:Backup|LinkedFile)::[a-z_]+\(.*\)(?:::\$_|::'lambda)|"
                 r"rapport::(?:\(anonymous namespace\)::(?:DetailSheet|ManySheet)|HistoryState|TrashState|SoftSkillsState|Settings(?:State|Sheet)|SearchState|PaletteState|ConflictsState|TravelState|PlanCheckState|PrintState|ImportState|BoardState|BoardPage|CalendarState|CalendarPage|WorkloadState|WorkloadPage|TodayState|ClientAttention|ClientState|ClientPage|TouchDialogState|ComposeState|MailIntakeState|ShareState|ShareListState|ReplyState|BriefState|DeliverablesState|ListeningState|PulseDialogState|QuickPulseState|RecordForm|StatusSheet|Inspector(?:State|Sheet))(?: const)?&"
                 r".*\)(?:::\$_|::'lambda)")

FEATURES = ["--enable-bulk-memory", "--enable-mutable-globals", "--enable-nontrapping-float-to-int", "--enable-sign-ext"]


class Calls:
    """Who calls whom, as Binaryen's --print-call-graph says it."""

    def __init__(self, graph: str) -> None:
        self.functions, self.imported, self.exported, self.in_table = set(), set(), set(), set()
        self.callees: dict[str, set[str]] = {}
        for line in graph.split("digraph call", 1)[1].splitlines():
            if edge := re.match(r'  "(.*)" -> "(.*)"; // call$', line):
                self.callees.setdefault(edge[1], set()).add(edge[2])
            elif node := re.match(r'  "(.*)" \[style="([a-z, ]*)"(?:, fillcolor="(\w+)")?\];$', line):
                self.functions.add(node[1])
                if "rounded" in node[2]:
                    self.in_table.add(node[1])
                if node[3] == "gray":
                    self.exported.add(node[1])
                if node[3] == "turquoise":
                    self.imported.add(node[1])

    def reached(self, roots: set[str], closed: set[str]) -> set[str]:
        found, waiting = set(roots), list(roots)
        while waiting:
            for callee in self.callees.get(waiting.pop(), set()) - found - closed:
                found.add(callee)
                waiting.append(callee)
        return found


def readable(name: str) -> str:
    return re.sub(r"\\([0-9a-f]{2})", lambda code: chr(int(code[1], 16)), name)


def second_part(calls: Calls) -> set[str]:
    doors = set()
    for door in DOORS:
        named = {name for name in calls.in_table if re.fullmatch(rf"rapport::{door}\((?!.*\)::).*\)", readable(name))}
        if len(named) != 1:
            raise SystemExit(f"split: {door} of src/ui/later.h is not one function that is called through Later")
        doors |= named
    own = {name for name in calls.in_table if OWN.search(readable(name))}
    first = calls.reached(calls.exported | (calls.in_table - own - doors), set())
    if first & doors:
        raise SystemExit(f"split: {', '.join(map(readable, first & doors))} is called past src/ui/later.h")
    return calls.functions - calls.imported - first


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--program", type=pathlib.Path, required=True)
    arguments.add_argument("--map", type=pathlib.Path, required=True)
    arguments.add_argument("--binaryen", type=pathlib.Path, required=True)
    arguments.add_argument("--out", type=pathlib.Path, required=True)
    given = arguments.parse_args()

    def run(tool: str, *words: object) -> str:
        return subprocess.run([given.binaryen / tool, *FEATURES, *words], check=True, capture_output=True, text=True).stdout

    given.out.mkdir(parents=True, exist_ok=True)
    program = given.out / "program.wasm"
    # What has similar names is similar code: side by side it compresses better.
    run("wasm-opt", "-g", "--reorder-functions-by-name", given.program, "-o", program)
    later = second_part(Calls(run("wasm-opt", program, "--print-call-graph", "-o", "/dev/null")))
    names = given.out / "later.txt"
    names.write_text("".join(f"{name}\n" for name in sorted(later)), encoding="utf-8")
    parts = [given.out / "rapport.wasm", given.out / "later.wasm"]
    run("wasm-split", program, f"--split-funcs=@{names}", "-o1", parts[0], "-o2", parts[1])
    for part in parts:
        run("wasm-opt", "-Oz", "--skip-pass=reorder-functions", part, "-o", part)
    text = run("wasm-opt", parts[0], "--print", "-o", "/dev/null")
    data = split_data.cut(parts[0].read_bytes(), text, parts[1].read_bytes(), given.map.read_text(encoding="utf-8"))
    for part, content in zip(parts, data):
        part.write_bytes(content)
        run("wasm-opt", part, "-o", "/dev/null")  # Whether it is a module still; the second part must have the memory.


if __name__ == "__main__":
    main()
