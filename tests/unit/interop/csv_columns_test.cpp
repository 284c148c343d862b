// Columns find their meaning.

#include "interop/csv.h"
#include "interop/csv_names.h"
#include "interop_support.h"

namespace rapport {
namespace {

std::vector<ColumnGuess> guesses(std::string_view text) { return guess_columns(*read_csv(text)); }

/// The labels of what each column was taken for.
std::string meanings(std::string_view text) {
    std::string said;
    for (const ColumnGuess& guess : guesses(text))
        said += (said.empty() ? "" : ", ") + std::string(label_of(guess.target));
    return said;
}

}  // namespace

TEST_CASE("The columns of Microsoft Project are known in five languages") {
    const std::string expected = "Number, Outline number, Name, Duration, Start, Finish, Predecessors, People, Done";
    CHECK(meanings("ID,WBS,Task Name,Duration,Start,Finish,Predecessors,Resource Names,% Complete\n") == expected);
    CHECK(meanings("Nr.;PSP-Code;Vorgangsname;Dauer;Anfang;Ende;Vorgänger;Ressourcennamen;% Abgeschlossen\n") ==
          expected);
    CHECK(meanings("N°;WBS;Nom de la tâche;Durée;Début;Fin;Prédécesseurs;Noms ressources;% achevé\n")
              .ends_with("Outline number, Name, Duration, Start, Finish, Predecessors, People, Done"));
    CHECK(
        meanings("Id;EDT;Nombre de tarea;Duración;Comienzo;Fin;Predecesoras;Nombres de los recursos;% completado\n") ==
        expected);
    CHECK(meanings("Id;EAP;Nome da Tarefa;Duração;Início;Término;Predecessoras;Nomes dos Recursos;% concluída\n") ==
          expected);
}

TEST_CASE("The columns of other programs are known") {
    CHECK(meanings("Summary,Issue key,Issue id,Status,Priority,Assignee,Due Date,Description,Original "
                   "Estimate,Labels,Labels\nA,WEB-1,10,Done,High,Jo,,,,x,y\n") ==
          "Name, Code, Number, State, Priority, People, Deadline, Internal notes, Work, Tags, Tags");
    CHECK(meanings("Task ID,Created At,Completed At,Name,Section/Column,Assignee,Start Date,Due Date,Tags,Notes,Parent "
                   "task,Blocked By (Dependencies)\n") ==
          "Number, Leave out, Finished, Name, Tags, People, Start, Deadline, Tags, Internal notes, Part of, "
          "Predecessors");
    CHECK(meanings("Subject,Start Date,Due Date,% Complete,Categories\n") == "Name, Start, Deadline, Done, Tags");
}

TEST_CASE("What stands in a column decides what an ambiguous name means") {
    CHECK(meanings("Name,Milestone\nA,Yes\nB,No\n") == "Name, Milestone");
    CHECK(meanings("Name,Milestone\nA,v1.0\nB,v1.1\n") == "Name, Tags");
    CHECK(meanings("Name,WBS\nA,1\nB,1.2\n") == "Name, Outline number");
    CHECK(meanings("Name,WBS\nA,A-1\nB,A-2\n") == "Name, Code");
    CHECK(meanings("Name,Completed\nA,2026-11-01\n") == "Name, Finished");
    CHECK(meanings("Name,Completed\nA,yes\n") == "Name, State");
    CHECK(meanings("Name,Completed\nA,40%\n") == "Name, Done");
    CHECK(meanings("Name,Summary\nA,Yes\nB,No\n") == "Name, Leave out");
    CHECK(meanings("Name,Summary\nA,What they get\n") == "Name, Summary for the client");
}

TEST_CASE("Of two columns for one thing the one with the surer name is it") {
    CHECK(meanings("Title,Task Name\n") == "Leave out, Name");
    CHECK(meanings("Unique ID,ID,Name\n") == "Leave out, Number, Name");
    CHECK(meanings("Name,Notes,Description\n") == "Name, Internal notes, Internal notes");
}

TEST_CASE("Where no header is a name, the first column of different words is") {
    const std::vector<ColumnGuess> guess = guesses("Nummer 1,Was,Bis\n1,Zeichnen,2026-11-01\n2,Bauen,2026-11-02\n");
    CHECK(guess[1].target == CsvTarget::Name);
    CHECK_FALSE(guess[1].sure);
}

TEST_CASE("The order of dates is what any column of the table proves, and is asked for where none does") {
    const std::vector<ColumnGuess> proven =
        guesses("Name,Start,Due\nA,03/04/2026,04/05/2026\nB,05/06/2026,25/12/2026\n");
    CHECK(proven[1].date_order == DateOrder::DayFirst);
    CHECK(proven[2].date_order == DateOrder::DayFirst);
    CHECK_FALSE(proven[1].ask_date_order);

    const std::vector<ColumnGuess> american = guesses("Name,Start\nA,03/04/2026\nB,12/25/2026\n");
    CHECK(american[1].date_order == DateOrder::MonthFirst);

    const std::vector<ColumnGuess> open = guesses("Name,Start\nA,03/04/2026\nB,05/06/2026\n");
    CHECK(open[1].date_order == DateOrder::Automatic);
    CHECK(open[1].ask_date_order);
    CHECK_FALSE(open[0].ask_date_order);

    const std::vector<ColumnGuess> iso = guesses("Name,Start\nA,2026-04-03\n");
    CHECK_FALSE(iso[1].ask_date_order);
}

TEST_CASE("Every name of a column is known once, and every label of ours is one") {
    std::vector<std::string_view> keys;
    for (const ColumnNames& names : column_names())
        for (const std::string_view key : split(names.keys, ' ')) {
            CHECK_MESSAGE(key == header_key(key), key);
            CHECK_MESSAGE(std::ranges::find(keys, key) == keys.end(), key);
            keys.push_back(key);
        }
    for (std::size_t i = 1; i < csv_target_count; ++i) {
        const auto target = static_cast<CsvTarget>(i);
        const CsvTable table = *read_csv("x\ny\n");
        CsvTable labelled = table;
        labelled.header = {std::string(label_of(target))};
        labelled.rows.clear();
        CHECK_MESSAGE(guess_columns(labelled)[0].target == target, label_of(target));
    }
}

TEST_CASE("A column of percents stays one where a value lies beyond all of it, and dates stay dates") {
    const auto of = [](const char* text) { return guess_columns(*read_csv(text))[1].target; };
    CHECK(of("Name,Done\nA,150\nB,20\n") == CsvTarget::Done);
    CHECK(of("Name,Done\nA,-5 %\nB,20 %\n") == CsvTarget::Done);
    CHECK(of("Name,Done\nA,01.12.2026\nB,02.12.2026\n") == CsvTarget::ActualFinish);
    CHECK(of("Name,Done\nA,open\nB,closed\n") == CsvTarget::State);
}

}  // namespace rapport
