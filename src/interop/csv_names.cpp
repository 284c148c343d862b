#include "interop/csv_names.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace rapport {
namespace {

using enum CsvTarget;

// clang-format off
constexpr std::array names{
    ColumnName{"taskname", Name}, ColumnName{"name", Name}, ColumnName{"title", Name}, ColumnName{"task", Name},
    ColumnName{"subject", Name}, ColumnName{"activityname", Name}, ColumnName{"activity", Name}, ColumnName{"issue", Name},
    ColumnName{"workitem", Name}, ColumnName{"cardname", Name}, ColumnName{"todo", Name}, ColumnName{"item", Name},
    ColumnName{"tasktitle", Name}, ColumnName{"issuetitle", Name}, ColumnName{"worktitle", Name},
    ColumnName{"vorgangsname", Name}, ColumnName{"vorgang", Name}, ColumnName{"aufgabe", Name}, ColumnName{"aufgabenname", Name},
    ColumnName{"titel", Name}, ColumnName{"betreff", Name}, ColumnName{"bezeichnung", Name}, ColumnName{"thema", Name},
    ColumnName{"arbeitspaket", Name},
    ColumnName{"nomdelatache", Name}, ColumnName{"tache", Name}, ColumnName{"nom", Name}, ColumnName{"titre", Name},
    ColumnName{"intitule", Name}, ColumnName{"sujet", Name}, ColumnName{"objet", Name},
    ColumnName{"nombredetarea", Name}, ColumnName{"nombredelatarea", Name}, ColumnName{"tarea", Name}, ColumnName{"nombre", Name},
    ColumnName{"titulo", Name}, ColumnName{"asunto", Name}, ColumnName{"actividad", Name},
    ColumnName{"nomedatarefa", Name}, ColumnName{"tarefa", Name}, ColumnName{"nome", Name}, ColumnName{"assunto", Name},
    ColumnName{"atividade", Name},

    ColumnName{"id", Number}, ColumnName{"taskid", Number}, ColumnName{"issueid", Number}, ColumnName{"issueiid", Number},
    ColumnName{"workitemid", Number}, ColumnName{"number", Number}, ColumnName{"no", Number}, ColumnName{"nr", Number},
    ColumnName{"row", Number}, ColumnName{"rownumber", Number}, ColumnName{"activityid", Number}, ColumnName{"uid", Number},
    ColumnName{"uniqueid", Number}, ColumnName{"numberinitsfile", Number},
    ColumnName{"nummer", Number}, ColumnName{"vorgangsnummer", Number}, ColumnName{"kennung", Number}, ColumnName{"lfdnr", Number},
    ColumnName{"numero", Number}, ColumnName{"identifiant", Number}, ColumnName{"identificador", Number},

    ColumnName{"wbs", OutlineNumber}, ColumnName{"wbscode", OutlineNumber}, ColumnName{"outlinenumber", OutlineNumber},
    ColumnName{"psp", OutlineNumber}, ColumnName{"pspcode", OutlineNumber}, ColumnName{"gliederungsnummer", OutlineNumber},
    ColumnName{"wbsnr", OutlineNumber}, ColumnName{"wbsnumber", OutlineNumber}, ColumnName{"numerohierarchique", OutlineNumber},
    ColumnName{"numerodeplan", OutlineNumber}, ColumnName{"edt", OutlineNumber}, ColumnName{"numerodeesquema", OutlineNumber},
    ColumnName{"eap", OutlineNumber}, ColumnName{"edtwbs", OutlineNumber}, ColumnName{"numerodaestrutura", OutlineNumber},

    ColumnName{"outlinelevel", OutlineLevel}, ColumnName{"level", OutlineLevel}, ColumnName{"indent", OutlineLevel},
    ColumnName{"depth", OutlineLevel}, ColumnName{"hierarchylevel", OutlineLevel}, ColumnName{"gliederungsebene", OutlineLevel},
    ColumnName{"ebene", OutlineLevel}, ColumnName{"niveau", OutlineLevel}, ColumnName{"niveauhierarchique", OutlineLevel},
    ColumnName{"nivel", OutlineLevel}, ColumnName{"niveldeesquema", OutlineLevel}, ColumnName{"niveldaestrutura", OutlineLevel},

    ColumnName{"partof", Parent}, ColumnName{"parenttask", Parent}, ColumnName{"parentid", Parent}, ColumnName{"parent", Parent},
    ColumnName{"parentissue", Parent}, ColumnName{"parentkey", Parent}, ColumnName{"parenttaskid", Parent}, ColumnName{"subtaskof", Parent},
    ColumnName{"teilvon", Parent}, ColumnName{"ubergeordnetervorgang", Parent}, ColumnName{"ubergeordneteaufgabe", Parent},
    ColumnName{"ubergeordnet", Parent}, ColumnName{"tacheparente", Parent}, ColumnName{"tareaprincipal", Parent},
    ColumnName{"tareapadre", Parent}, ColumnName{"tarefapai", Parent}, ColumnName{"tarefaprincipal", Parent},

    ColumnName{"duration", Duration}, ColumnName{"estimatedduration", Duration}, ColumnName{"length", Duration},
    ColumnName{"durationdays", Duration}, ColumnName{"durationhours", Duration}, ColumnName{"days", Duration}, ColumnName{"dauer", Duration},
    ColumnName{"duree", Duration}, ColumnName{"duracion", Duration}, ColumnName{"duracao", Duration},

    ColumnName{"work", Work}, ColumnName{"effort", Work}, ColumnName{"estimate", Work}, ColumnName{"timeestimate", Work},
    ColumnName{"originalestimate", Work}, ColumnName{"estimatedhours", Work}, ColumnName{"estimatedtime", Work}, ColumnName{"hours", Work},
    ColumnName{"estimatedwork", Work}, ColumnName{"estimatehours", Work}, ColumnName{"estimateh", Work}, ColumnName{"arbeit", Work},
    ColumnName{"aufwand", Work}, ColumnName{"aufwandh", Work}, ColumnName{"travail", Work}, ColumnName{"charge", Work},
    ColumnName{"trabajo", Work}, ColumnName{"esfuerzo", Work}, ColumnName{"trabalho", Work}, ColumnName{"esforco", Work},

    ColumnName{"start", Start}, ColumnName{"startdate", Start}, ColumnName{"begin", Start}, ColumnName{"begindate", Start},
    ColumnName{"starts", Start}, ColumnName{"starton", Start}, ColumnName{"plannedstart", Start}, ColumnName{"scheduledstart", Start},
    ColumnName{"starttime", Start}, ColumnName{"startbyhand", Start}, ColumnName{"anfang", Start}, ColumnName{"beginn", Start},
    ColumnName{"startdatum", Start}, ColumnName{"anfangstermin", Start}, ColumnName{"starttermin", Start}, ColumnName{"debut", Start},
    ColumnName{"datededebut", Start}, ColumnName{"inicio", Start}, ColumnName{"comienzo", Start}, ColumnName{"fechadeinicio", Start},
    ColumnName{"fechainicio", Start}, ColumnName{"datadeinicio", Start}, ColumnName{"datainicio", Start},

    ColumnName{"finish", Finish}, ColumnName{"finishdate", Finish}, ColumnName{"end", Finish}, ColumnName{"enddate", Finish},
    ColumnName{"ends", Finish}, ColumnName{"plannedfinish", Finish}, ColumnName{"plannedend", Finish}, ColumnName{"scheduledfinish", Finish},
    ColumnName{"endtime", Finish}, ColumnName{"finishbyhand", Finish}, ColumnName{"ende", Finish}, ColumnName{"enddatum", Finish},
    ColumnName{"endtermin", Finish}, ColumnName{"fertigstellen", Finish}, ColumnName{"fertigstellung", Finish}, ColumnName{"fin", Finish},
    ColumnName{"datedefin", Finish}, ColumnName{"fechadefin", Finish}, ColumnName{"fechafin", Finish}, ColumnName{"termino", Finish},
    ColumnName{"datadetermino", Finish}, ColumnName{"datatermino", Finish}, ColumnName{"conclusao", Finish}, ColumnName{"fim", Finish},

    ColumnName{"deadline", Deadline}, ColumnName{"duedate", Deadline}, ColumnName{"due", Deadline}, ColumnName{"dueon", Deadline},
    ColumnName{"dueby", Deadline}, ColumnName{"targetdate", Deadline}, ColumnName{"stichtag", Deadline}, ColumnName{"fallig", Deadline},
    ColumnName{"faelligkeit", Deadline}, ColumnName{"falligkeit", Deadline}, ColumnName{"falligkeitsdatum", Deadline}, ColumnName{"falligam", Deadline},
    ColumnName{"falligkeitstermin", Deadline}, ColumnName{"frist", Deadline}, ColumnName{"termin", Deadline}, ColumnName{"echeance", Deadline},
    ColumnName{"datedecheance", Deadline}, ColumnName{"datelimite", Deadline}, ColumnName{"fechalimite", Deadline},
    ColumnName{"vencimiento", Deadline}, ColumnName{"fechadevencimiento", Deadline}, ColumnName{"prazo", Deadline}, ColumnName{"datalimite", Deadline},
    ColumnName{"vencimento", Deadline}, ColumnName{"datadevencimento", Deadline},

    ColumnName{"promisedfor", Promised}, ColumnName{"promised", Promised}, ColumnName{"commitmentdate", Promised},
    ColumnName{"versprochen", Promised}, ColumnName{"zugesagt", Promised}, ColumnName{"promis", Promised}, ColumnName{"prometido", Promised},

    ColumnName{"actualstart", ActualStart}, ColumnName{"started", ActualStart}, ColumnName{"actualstartdate", ActualStart},
    ColumnName{"startedat", ActualStart}, ColumnName{"istanfang", ActualStart}, ColumnName{"aktuelleranfang", ActualStart},
    ColumnName{"debutreel", ActualStart}, ColumnName{"comienzoreal", ActualStart}, ColumnName{"inicioreal", ActualStart},

    ColumnName{"actualfinish", ActualFinish}, ColumnName{"finished", ActualFinish}, ColumnName{"completedat", ActualFinish},
    ColumnName{"closedat", ActualFinish}, ColumnName{"closedatutc", ActualFinish}, ColumnName{"completed", ActualFinish},
    ColumnName{"completedon", ActualFinish}, ColumnName{"completeddate", ActualFinish}, ColumnName{"resolved", ActualFinish},
    ColumnName{"resolutiondate", ActualFinish}, ColumnName{"dateclosed", ActualFinish}, ColumnName{"donedate", ActualFinish},
    ColumnName{"istende", ActualFinish}, ColumnName{"aktuellesende", ActualFinish}, ColumnName{"erledigtam", ActualFinish},
    ColumnName{"finreelle", ActualFinish}, ColumnName{"finreal", ActualFinish}, ColumnName{"terminoreal", ActualFinish},

    ColumnName{"done", Done}, ColumnName{"percentcomplete", Done}, ColumnName{"percentdone", Done}, ColumnName{"complete", Done},
    ColumnName{"progress", Done}, ColumnName{"completion", Done}, ColumnName{"fortschritt", Done}, ColumnName{"percentabgeschlossen", Done},
    ColumnName{"prozentabgeschlossen", Done}, ColumnName{"abgeschlossen", Done}, ColumnName{"erledigt", Done}, ColumnName{"percentacheve", Done},
    ColumnName{"acheve", Done}, ColumnName{"avancement", Done}, ColumnName{"percentcompletado", Done}, ColumnName{"porcentajecompletado", Done},
    ColumnName{"completado", Done}, ColumnName{"progreso", Done}, ColumnName{"percentconcluido", Done}, ColumnName{"percentconcluida", Done},
    ColumnName{"porcentagemconcluida", Done}, ColumnName{"concluido", Done}, ColumnName{"concluida", Done}, ColumnName{"progresso", Done},

    ColumnName{"state", State}, ColumnName{"status", State}, ColumnName{"stage", State}, ColumnName{"zustand", State},
    ColumnName{"stand", State}, ColumnName{"etat", State}, ColumnName{"statut", State}, ColumnName{"estado", State}, ColumnName{"situacao", State},

    ColumnName{"milestone", Milestone}, ColumnName{"meilenstein", Milestone}, ColumnName{"jalon", Milestone}, ColumnName{"hito", Milestone},
    ColumnName{"marco", Milestone},

    ColumnName{"resourcenames", People}, ColumnName{"people", People}, ColumnName{"assignee", People}, ColumnName{"assignees", People},
    ColumnName{"assignedto", People}, ColumnName{"resources", People}, ColumnName{"resource", People}, ColumnName{"owner", People},
    ColumnName{"responsible", People}, ColumnName{"members", People}, ColumnName{"person", People}, ColumnName{"who", People},
    ColumnName{"zustandig", People}, ColumnName{"verantwortlich", People}, ColumnName{"verantwortlicher", People}, ColumnName{"bearbeiter", People},
    ColumnName{"ressourcen", People}, ColumnName{"ressourcennamen", People}, ColumnName{"zugewiesenan", People}, ColumnName{"ressource", People},
    ColumnName{"responsable", People}, ColumnName{"nomsressources", People}, ColumnName{"ressources", People}, ColumnName{"assignea", People},
    ColumnName{"nombresdelosrecursos", People}, ColumnName{"recursos", People}, ColumnName{"asignadoa", People}, ColumnName{"asignado", People},
    ColumnName{"encargado", People}, ColumnName{"nomesdosrecursos", People}, ColumnName{"responsavel", People}, ColumnName{"atribuidoa", People},

    ColumnName{"predecessors", Predecessors}, ColumnName{"predecessor", Predecessors}, ColumnName{"dependson", Predecessors},
    ColumnName{"dependencies", Predecessors}, ColumnName{"blockedby", Predecessors}, ColumnName{"blockedbydependencies", Predecessors},
    ColumnName{"waitsfor", Predecessors}, ColumnName{"vorganger", Predecessors}, ColumnName{"vorgaenger", Predecessors},
    ColumnName{"abhangigvon", Predecessors}, ColumnName{"predecesseurs", Predecessors}, ColumnName{"predecesoras", Predecessors},
    ColumnName{"predecesores", Predecessors}, ColumnName{"predecessoras", Predecessors}, ColumnName{"antecessoras", Predecessors},

    ColumnName{"priority", Priority}, ColumnName{"prioritat", Priority}, ColumnName{"priorite", Priority}, ColumnName{"prioridad", Priority},
    ColumnName{"prioridade", Priority},

    ColumnName{"tags", Tags}, ColumnName{"labels", Tags}, ColumnName{"label", Tags}, ColumnName{"categories", Tags}, ColumnName{"category", Tags},
    ColumnName{"sectioncolumn", Tags}, ColumnName{"section", Tags}, ColumnName{"bucketname", Tags}, ColumnName{"sprint", Tags},
    ColumnName{"components", Tags}, ColumnName{"component", Tags}, ColumnName{"componentss", Tags}, ColumnName{"epictitle", Tags}, ColumnName{"list", Tags},
    ColumnName{"etiketten", Tags}, ColumnName{"schlagworte", Tags}, ColumnName{"stichworte", Tags}, ColumnName{"kategorien", Tags},
    ColumnName{"kategorie", Tags}, ColumnName{"etiquettes", Tags}, ColumnName{"motscles", Tags}, ColumnName{"etiquetas", Tags},
    ColumnName{"palabrasclave", Tags}, ColumnName{"categorias", Tags},

    ColumnName{"code", Code}, ColumnName{"issuekey", Code}, ColumnName{"key", Code}, ColumnName{"reference", Code}, ColumnName{"ref", Code},
    ColumnName{"kurzel", Code}, ColumnName{"codigo", Code},

    ColumnName{"summaryfortheclient", Summary}, ColumnName{"clientsummary", Summary},

    ColumnName{"internalnotes", Notes}, ColumnName{"notes", Notes}, ColumnName{"note", Notes}, ColumnName{"description", Notes},
    ColumnName{"details", Notes}, ColumnName{"comments", Notes}, ColumnName{"comment", Notes}, ColumnName{"body", Notes},
    ColumnName{"notizen", Notes}, ColumnName{"beschreibung", Notes}, ColumnName{"bemerkung", Notes}, ColumnName{"bemerkungen", Notes},
    ColumnName{"anmerkungen", Notes}, ColumnName{"kommentar", Notes}, ColumnName{"remarques", Notes}, ColumnName{"commentaires", Notes},
    ColumnName{"notas", Notes}, ColumnName{"descripcion", Notes}, ColumnName{"descricao", Notes}, ColumnName{"comentarios", Notes},
    ColumnName{"observaciones", Notes}, ColumnName{"observacoes", Notes},

    ColumnName{"active", Active}, ColumnName{"aktiv", Active}, ColumnName{"actif", Active}, ColumnName{"activo", Active}, ColumnName{"ativo", Active},

    ColumnName{"constraint", Constraint}, ColumnName{"constrainttype", Constraint}, ColumnName{"einschrankungsart", Constraint},
    ColumnName{"typedecontrainte", Constraint}, ColumnName{"tipoderestriccion", Constraint}, ColumnName{"tipoderestricao", Constraint},
    ColumnName{"constraintdate", ConstraintDate}, ColumnName{"einschrankungstermin", ConstraintDate},
    ColumnName{"datedecontrainte", ConstraintDate}, ColumnName{"fechaderestriccion", ConstraintDate}, ColumnName{"datadarestricao", ConstraintDate},
    ColumnName{"datesbyhand", ByHand}, ColumnName{"taskmode", ByHand}, ColumnName{"manual", ByHand}, ColumnName{"vorgangsmodus", ByHand},
};
// clang-format on

bool has_word(const std::vector<std::string>& words, std::initializer_list<std::string_view> wanted) {
    return std::ranges::any_of(words, [&](const std::string& word) { return std::ranges::find(wanted, word) != wanted.end(); });
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

std::span<const ColumnName> column_names() { return names; }

BareNumber bare_number_of(std::string_view header) {
    const std::string key = header_key(header);
    // GitLab and Jira count their estimates in seconds, and say so nowhere in the file.
    if (key == "timeestimate" || key == "originalestimate") return BareNumber::Seconds;
    const std::vector<std::string> words = words_of(header);
    if (has_word(words, {"s", "sec", "secs", "seconds", "sekunden", "secondes", "segundos"})) return BareNumber::Seconds;
    if (has_word(words, {"min", "mins", "minutes", "minuten", "minutos"})) return BareNumber::Minutes;
    if (has_word(words, {"h", "hr", "hrs", "hours", "std", "stunden", "heures", "horas"})) return BareNumber::Hours;
    if (has_word(words, {"d", "days", "tage", "jours", "dias", "pt"})) return BareNumber::Days;
    if (has_word(words, {"w", "weeks", "wochen", "semaines", "semanas"})) return BareNumber::Weeks;
    return BareNumber::NotSaid;
}

}  // namespace rapport
