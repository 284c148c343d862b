// HTML of e-mails as text. No parser of HTML: what people wrote is wanted, not how it looked.

#include <algorithm>
#include <array>

#include "base/text.h"
#include "engagement/mail_codes.h"

namespace rapport {
namespace {

struct Entity {
    std::string_view name;
    char32_t code_point;
};
constexpr auto entities = std::to_array<Entity>({
    {"amp", '&'},      {"lt", '<'},       {"gt", '>'},        {"quot", '"'},     {"apos", '\''},    {"nbsp", ' '},
    {"ndash", 0x2013}, {"mdash", 0x2014}, {"lsquo", 0x2018},  {"rsquo", 0x2019}, {"sbquo", 0x201A}, {"ldquo", 0x201C},
    {"rdquo", 0x201D}, {"bdquo", 0x201E}, {"hellip", 0x2026}, {"bull", 0x2022},  {"euro", 0x20AC},  {"pound", 0xA3},
    {"copy", 0xA9},    {"reg", 0xAE},     {"deg", 0xB0},      {"middot", 0xB7},  {"laquo", 0xAB},   {"raquo", 0xBB},
    {"auml", 0xE4},    {"ouml", 0xF6},    {"uuml", 0xFC},     {"Auml", 0xC4},    {"Ouml", 0xD6},    {"Uuml", 0xDC},
    {"szlig", 0xDF},   {"eacute", 0xE9},  {"egrave", 0xE8},   {"agrave", 0xE0},  {"aacute", 0xE1},  {"ccedil", 0xE7},
    {"ntilde", 0xF1},  {"atilde", 0xE3},  {"otilde", 0xF5},   {"oacute", 0xF3},  {"iacute", 0xED},  {"uacute", 0xFA},
    {"ecirc", 0xEA},   {"ocirc", 0xF4},   {"zwnj", 0x200C},
});
constexpr std::size_t longest_entity = 10;

/// Elements that begin on a line of their own.
constexpr auto blocks = std::to_array<std::string_view>(
    {"p",  "div", "br", "tr",         "li", "ul",  "ol",      "table",   "h1",     "h2",    "h3",
     "h4", "h5",  "h6", "blockquote", "hr", "pre", "section", "article", "header", "footer"});
/// Elements of which nothing is read, besides scripts and styles.
constexpr auto silent = std::to_array<std::string_view>({"head", "title", "template", "svg"});

template <std::size_t N> bool is_among(const std::array<std::string_view, N>& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

class HtmlText {
public:
    explicit HtmlText(std::string_view html) : html_(html) {}

    std::string read() {
        while (at_ < html_.size()) {
            if (html_[at_] == '<' && take_tag()) continue;
            if (html_[at_] == '&' && take_entity()) continue;
            const char c = html_[at_++];
            if (is_space(c)) add_space();
            else if (hidden_.empty()) add(std::string_view(&c, 1));
        }
        return std::string(trimmed(out_));
    }

private:
    void add(std::string_view text) {
        if (space_ && !out_.empty() && out_.back() != '\n') out_ += ' ';
        space_ = false;
        lines_ = 0;
        out_ += text;
    }
    void add_space() { space_ = space_ || hidden_.empty(); }
    void add_line(int at_most) {
        space_ = false;
        if (!hidden_.empty() || out_.empty() || lines_ >= at_most) return;
        out_ += '\n';
        ++lines_;
    }

    /// False where "<" begins no tag: "a < b".
    bool take_tag() {
        const std::string_view rest = html_.substr(at_);
        if (rest.starts_with("<!--")) {
            const std::size_t end = html_.find("-->", at_ + 4);
            at_ = end == std::string_view::npos ? html_.size() : end + 3;
            return true;
        }
        const bool closes = rest.size() > 1 && rest[1] == '/';
        std::size_t from = at_ + (closes ? 2 : 1);
        std::size_t to = from;
        while (to < html_.size() && to - from < 16 && is_letter_or_digit(html_[to])) ++to;
        const bool named = to > from && is_letter(html_[from]);
        if (!named && !(rest.size() > 1 && (rest[1] == '!' || rest[1] == '?'))) return false;
        const std::string name = folded(html_.substr(from, to - from));
        skip_attributes(to);
        if (named) enter(name, closes);
        return true;
    }
    /// To behind ">", which may stand within quotes.
    void skip_attributes(std::size_t from) {
        char quote = 0;
        for (at_ = from; at_ < html_.size(); ++at_) {
            const char c = html_[at_];
            if (quote != 0) {
                if (c == quote) quote = 0;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                ++at_;
                return;
            }
        }
    }
    /// What stands in scripts and styles is no HTML: "<" begins no tag there.
    void skip_raw(const std::string& name) {
        for (at_ = html_.find("</", at_); at_ != std::string_view::npos; at_ = html_.find("</", at_ + 2))
            if (folded(html_.substr(at_ + 2, name.size())) == name) return skip_attributes(at_ + 2);
        at_ = html_.size();
    }
    void enter(const std::string& name, bool closes) {
        if (!closes && (name == "script" || name == "style")) return skip_raw(name);
        if (!hidden_.empty()) {
            if (closes && name == hidden_) hidden_.clear();
            else if (name == "body") hidden_.clear();  // A head that nobody closed.
            return;
        }
        if (!closes && is_among(silent, name)) hidden_ = name;
        else if (name == "td" || name == "th") add_space();
        else if (is_among(blocks, name)) add_line(name == "br" || name == "p" ? 2 : 1);
    }

    bool take_entity() {
        const std::size_t end = html_.substr(0, std::min(html_.size(), at_ + longest_entity + 2)).find(';', at_);
        if (end == std::string_view::npos || end == at_ + 1) return false;
        const std::string_view name = html_.substr(at_ + 1, end - at_ - 1);
        const std::optional<char32_t> code_point = name[0] == '#' ? number_of(name.substr(1)) : named(name);
        if (!code_point) return false;
        at_ = end + 1;
        if (*code_point == ' ' || *code_point == 0xA0) add_space();
        else if (hidden_.empty()) {
            std::string text;
            append_utf8(text, *code_point);
            add(text);
        }
        return true;
    }
    static std::optional<char32_t> named(std::string_view name) {
        const auto found = std::ranges::find(entities, name, &Entity::name);
        return found == entities.end() ? std::nullopt : std::optional(found->code_point);
    }
    static std::optional<char32_t> number_of(std::string_view digits) {
        const bool hexadecimal = !digits.empty() && (digits[0] | 0x20) == 'x';
        if (hexadecimal) digits.remove_prefix(1);
        if (digits.empty() || digits.size() > 7) return std::nullopt;
        char32_t number = 0;
        for (const char c : digits) {
            const char lower = static_cast<char>(c | 0x20);
            const int value = c >= '0' && c <= '9'                          ? c - '0'
                              : hexadecimal && lower >= 'a' && lower <= 'f' ? lower - 'a' + 10
                                                                            : -1;
            if (value < 0) return std::nullopt;
            number = number * (hexadecimal ? 16 : 10) + static_cast<char32_t>(value);
        }
        const bool no_character = number == 0 || number > 0x10FFFF || (number >= 0xD800 && number <= 0xDFFF);
        return no_character ? replacement_character : number;
    }
    static bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
    static bool is_letter_or_digit(char c) { return is_letter(c) || (c >= '0' && c <= '9'); }

    std::string_view html_;
    std::size_t at_ = 0;
    std::string out_;
    std::string hidden_;  ///< The silent element one is in.
    bool space_ = false;
    int lines_ = 0;  ///< Line feeds at the end of `out_`.
};

}  // namespace

std::string text_of_html(std::string_view html) { return HtmlText(html).read(); }

}  // namespace rapport
