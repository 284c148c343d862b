#include "interop/csv_names.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace rapport {
namespace {

// clang-format off
constexpr std::array names{
    ColumnNames{CsvTarget::Name,
        "taskname name title task subject activityname activity issue workitem cardname todo item tasktitle "
        "issuetitle worktitle vorgangsname vorgang aufgabe aufgabenname titel betreff bezeichnung thema "
        "arbeitspaket nomdelatache tache nom titre intitule sujet objet nombredetarea nombredelatarea tarea "
        "nombre titulo asunto actividad nomedatarefa tarefa nome assunto atividade"},
    ColumnNames{CsvTarget::Number,
        "id taskid issueid issueiid workitemid number no nr row rownumber activityid uid uniqueid numberinitsfile "
        "nummer vorgangsnummer kennung lfdnr numero identifiant identificador"},
    ColumnNames{CsvTarget::OutlineNumber,
        "wbs wbscode outlinenumber psp pspcode gliederungsnummer wbsnr wbsnumber numerohierarchique numerodeplan "
        "edt numerodeesquema eap edtwbs numerodaestrutura"},
    ColumnNames{CsvTarget::OutlineLevel,
        "outlinelevel level indent depth hierarchylevel gliederungsebene ebene niveau niveauhierarchique nivel "
        "niveldeesquema niveldaestrutura"},
    ColumnNames{CsvTarget::Parent,
        "partof parenttask parentid parent parentissue parentkey parenttaskid subtaskof teilvon "
        "ubergeordnetervorgang ubergeordneteaufgabe ubergeordnet tacheparente tareaprincipal tareapadre tarefapai "
        "tarefaprincipal"},
    ColumnNames{CsvTarget::Duration,
        "duration estimatedduration length durationdays durationhours days dauer duree duracion duracao"},
    ColumnNames{CsvTarget::Work,
        "work effort estimate timeestimate originalestimate estimatedhours estimatedtime hours estimatedwork "
        "estimatehours estimateh arbeit aufwand aufwandh travail charge trabajo esfuerzo trabalho esforco"},
    ColumnNames{CsvTarget::Start,
        "start startdate begin begindate starts starton plannedstart scheduledstart starttime startbyhand anfang "
        "beginn startdatum anfangstermin starttermin debut datededebut inicio comienzo fechadeinicio fechainicio "
        "datadeinicio datainicio"},
    ColumnNames{CsvTarget::Finish,
        "finish finishdate end enddate ends plannedfinish plannedend scheduledfinish endtime finishbyhand ende "
        "enddatum endtermin fertigstellen fertigstellung fin datedefin fechadefin fechafin termino datadetermino "
        "datatermino conclusao fim"},
    ColumnNames{CsvTarget::Deadline,
        "deadline duedate due dueon dueby targetdate stichtag fallig faelligkeit falligkeit falligkeitsdatum "
        "falligam falligkeitstermin frist termin echeance datedecheance datelimite fechalimite vencimiento "
        "fechadevencimiento prazo datalimite vencimento datadevencimento"},
    ColumnNames{CsvTarget::Promised,
        "promisedfor promised commitmentdate versprochen zugesagt promis prometido"},
    ColumnNames{CsvTarget::ActualStart,
        "actualstart started actualstartdate startedat istanfang aktuelleranfang debutreel comienzoreal "
        "inicioreal"},
    ColumnNames{CsvTarget::ActualFinish,
        "actualfinish finished completedat closedat closedatutc completed completedon completeddate resolved "
        "resolutiondate dateclosed donedate istende aktuellesende erledigtam finreelle finreal terminoreal"},
    ColumnNames{CsvTarget::Done,
        "done percentcomplete percentdone complete progress completion fortschritt percentabgeschlossen "
        "prozentabgeschlossen abgeschlossen erledigt percentacheve acheve avancement percentcompletado "
        "porcentajecompletado completado progreso percentconcluido percentconcluida porcentagemconcluida "
        "concluido concluida progresso"},
    ColumnNames{CsvTarget::State,
        "state status stage zustand stand etat statut estado situacao"},
    ColumnNames{CsvTarget::Milestone,
        "milestone meilenstein jalon hito marco"},
    ColumnNames{CsvTarget::People,
        "resourcenames people assignee assignees assignedto resources resource owner responsible members person "
        "who zustandig verantwortlich verantwortlicher bearbeiter ressourcen ressourcennamen zugewiesenan "
        "ressource responsable nomsressources ressources assignea nombresdelosrecursos recursos asignadoa "
        "asignado encargado nomesdosrecursos responsavel atribuidoa"},
    ColumnNames{CsvTarget::Predecessors,
        "predecessors predecessor inwardissuelinkblocks dependson dependencies blockedby blockedbydependencies waitsfor vorganger "
        "vorgaenger abhangigvon predecesseurs predecesoras predecesores predecessoras antecessoras"},
    ColumnNames{CsvTarget::Priority,
        "priority prioritat priorite prioridad prioridade"},
    ColumnNames{CsvTarget::Tags,
        "tags labels label categories category sectioncolumn section bucketname sprint components component "
        "componentss epictitle list etiketten schlagworte stichworte kategorien kategorie etiquettes motscles "
        "etiquetas palabrasclave categorias"},
    ColumnNames{CsvTarget::Code,
        "code issuekey key reference ref kurzel codigo"},
    ColumnNames{CsvTarget::Summary,
        "summaryfortheclient clientsummary"},
    ColumnNames{CsvTarget::Notes,
        "internalnotes notes note description details comments comment body notizen beschreibung bemerkung "
        "bemerkungen anmerkungen kommentar remarques commentaires notas descripcion descricao comentarios "
        "observaciones observacoes"},
    ColumnNames{CsvTarget::Active,
        "active aktiv actif activo ativo"},
    ColumnNames{CsvTarget::Constraint,
        "constraint constrainttype einschrankungsart typedecontrainte tipoderestriccion tipoderestricao"},
    ColumnNames{CsvTarget::ConstraintDate,
        "constraintdate einschrankungstermin datedecontrainte fechaderestriccion datadarestricao"},
    ColumnNames{CsvTarget::ByHand,
        "datesbyhand taskmode manual vorgangsmodus"},
};
// clang-format on

bool has_word(const std::vector<std::string>& words, std::initializer_list<std::string_view> wanted) {
    return std::ranges::any_of(
        words, [&](const std::string& word) { return std::ranges::find(wanted, word) != wanted.end(); });
}

}  // namespace

std::string header_key(std::string_view header) {
    std::string text;
    for (const char c : header) {
        if (c == '%') text += " percent ";
        else if (c == '#') text += " number ";
        else text += c;
    }
    std::string key;
    for (const std::string& word : words_of(text)) key += word;
    return key;
}

std::span<const ColumnNames> column_names() { return names; }

BareNumber bare_number_of(std::string_view header) {
    const std::string key = header_key(header);
    // GitLab and Jira count their estimates in seconds, and say so nowhere in the file.
    if (key == "timeestimate" || key == "originalestimate") return BareNumber::Seconds;
    const std::vector<std::string> words = words_of(header);
    if (has_word(words, {"s", "sec", "secs", "seconds", "sekunden", "secondes", "segundos"}))
        return BareNumber::Seconds;
    if (has_word(words, {"min", "mins", "minutes", "minuten", "minutos"})) return BareNumber::Minutes;
    if (has_word(words, {"h", "hr", "hrs", "hours", "std", "stunden", "heures", "horas"})) return BareNumber::Hours;
    if (has_word(words, {"d", "days", "tage", "jours", "dias", "pt"})) return BareNumber::Days;
    if (has_word(words, {"w", "weeks", "wochen", "semaines", "semanas"})) return BareNumber::Weeks;
    return BareNumber::NotSaid;
}

}  // namespace rapport
