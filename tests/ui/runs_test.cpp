#include "ui/runs.h"

#include <cmath>
#include <cstring>

#include "opened.h"
#include "ui/theme.h"

namespace rapport {
namespace {

/// Every letter a person sees is half an em wide, and every picture is a box; those with an emoji in it are red.
class FakeRuns : public RunRaster {
public:
    FakeRuns() { set_run_raster(this); }
    ~FakeRuns() override { set_run_raster(nullptr); }
    FakeRuns(const FakeRuns&) = delete;
    FakeRuns& operator=(const FakeRuns&) = delete;

    static float width_of(std::string_view text, float px) {
        int letters = 0;
        for (std::size_t at = 1; at <= text.size(); ++at) letters += ends_letter(text, at) ? 1 : 0;
        return static_cast<float>(text.empty() ? 0 : letters) * px / 2;
    }
    bool measure(std::string_view text, const RunStyle& style, float& width) override {
        if (!ready) return false;
        measured.emplace_back(text);
        width = width_of(text, style.px);
        return true;
    }
    bool raster(std::string_view text, const RunStyle& style, std::uint32_t ink, RunBitmap& run) override {
        drawn.push_back({std::string(text), style, ink});
        run.coloured = text.find("\xF0\x9F") != std::string_view::npos;
        run.advance = width_of(text, style.px);
        run.width = static_cast<int>(std::ceil(run.advance));
        run.height = static_cast<int>(std::ceil(style.px));
        run.left = -1;
        run.top = std::floor(-0.8f * style.px);
        run.pixels.assign(static_cast<std::size_t>(run.width) * static_cast<std::size_t>(run.height),
                          run.coloured ? 0xFF0000FF : 0xFFFFFFFF);
        return true;
    }
    [[nodiscard]] bool has_drawn(std::string_view text) const {
        return std::ranges::any_of(drawn, [&](const Drawn& one) { return one.text == text; });
    }

    struct Drawn {
        std::string text;
        RunStyle style;
        std::uint32_t ink;
    };
    std::vector<Drawn> drawn;
    std::vector<std::string> measured;
    bool ready = true;
};

/// A drawing list outside any program.
class Canvas {
public:
    Canvas() : context_(ImGui::CreateContext()) {
        ImGui::SetCurrentContext(context_);
        ImGuiIO& io = ImGui::GetIO();
        io.DisplaySize = {800, 600};
        io.IniFilename = nullptr;
        io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
        io.Fonts->AddFontDefault();
        frame();
    }
    ~Canvas() {
        for (ImTextureData* texture : ImGui::GetIO().Fonts->TexList) texture->SetTexID(ImTextureID_Invalid);
        ImGui::DestroyContext(context_);
    }
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    void frame() {
        if (begun_) ImGui::EndFrame();
        ImGui::GetIO().DeltaTime = 0.016f;
        ImGui::NewFrame();
        begun_ = true;
        runs.begin_frame();
    }
    ImDrawList& list() { return *ImGui::GetForegroundDrawList(); }
    ImU32 draw(std::string_view text, ImU32 ink, const RunStyle& style = {}) {
        REQUIRE(runs.draw(list(), {10, 20}, text, style, ink));
        return list().VtxBuffer.back().col;
    }
    ImU32 pixel(ImVec2 uv) {
        const ImTextureData& texture = *ImGui::GetIO().Fonts->TexData;
        const int x = static_cast<int>(uv.x * static_cast<float>(texture.Width)),
                  y = static_cast<int>(uv.y * static_cast<float>(texture.Height));
        ImU32 colour = 0;
        std::memcpy(&colour, texture.Pixels + (y * texture.Width + x) * 4, 4);
        return colour;
    }

    Runs runs;

private:
    ImGuiContext* context_;
    bool begun_ = false;
};

constexpr ImU32 blue = IM_COL32(0x20, 0x40, 0xFF, 0xFF);
constexpr std::string_view hebrew = "שלום";
constexpr std::string_view family = "👨‍👩‍👧";

TEST_CASE("Text is set as a run where its letters join, stack, run from the right or stand for one picture") {
    for (const std::string_view text : {"مرحبا", "שלום", "नमस्ते", "สวัสดี", "ជំរាបសួរ", "မင်္ဂလာပါ", "🇨🇦", "👍🏽",
                                        "👨‍👩‍👧", "1️⃣", "e\u0301", "Plan שלום 2"}) {
        CAPTURE(text);
        CHECK(needs_run(text));
    }
    for (const std::string_view text : {"", "Plan", "Größe – “naïve” €", "Ελλάδα", "Москва", "日本語", "한국어",
                                        "ひらがなカタカナ", "ქართული", "😀", "Tiếng Việt", "→ ✓"}) {
        CAPTURE(text);
        CHECK_FALSE(needs_run(text));
    }
}

TEST_CASE("A text reads the way of its first letter") {
    for (const std::string_view text : {"שלום", "12. שלום (a)", "مرحبا", "“مرحبا” 5", "\u200Fabc"}) {
        CAPTURE(text);
        CHECK(reads_right_to_left(text));
    }
    for (const std::string_view text : {"", "12", "٣", "Plan שלום", "नमस्ते", "日本 שלום", "\u200Eשלום", "😀 ok"}) {
        CAPTURE(text);
        CHECK_FALSE(reads_right_to_left(text));
    }
}

TEST_CASE("No letter is cut in two") {
    const auto letters = [](std::string_view text) {
        std::vector<std::string> parts;
        std::size_t from = 0;
        for (std::size_t at = 1; at <= text.size(); ++at)
            if (ends_letter(text, at)) {
                parts.emplace_back(text.substr(from, at - from));
                from = at;
            }
        return parts;
    };
    using Parts = std::vector<std::string>;
    CHECK(letters("aé") == Parts{"a", "é"});
    CHECK(letters("e\u0301a") == Parts{"e\u0301", "a"});
    CHECK(letters("स्ते") == Parts{"स्ते"});
    CHECK(letters("ที่") == Parts{"ที่"});
    CHECK(letters("👨‍👩‍👧👍🏽") == Parts{"👨‍👩‍👧", "👍🏽"});
    CHECK(letters("🇨🇦🇫🇷") == Parts{"🇨🇦", "🇫🇷"});
}

TEST_CASE("Runs are measured once, and cut so that what follows them fits") {
    const FakeRuns fake;
    Canvas canvas;
    const RunStyle style{20, false, true};
    CHECK(canvas.runs.width(hebrew, style) == 40.0f);
    CHECK(canvas.runs.width(hebrew, style) == 40.0f);
    CHECK(fake.measured.size() == 1);
    CHECK(canvas.runs.fitting(hebrew, 40, style, {}) == hebrew.size());
    CHECK(canvas.runs.fitting(hebrew, 39, style, {}) == 6);
    CHECK(canvas.runs.fitting(hebrew, 39, style, "…") == 4);
    CHECK(canvas.runs.fitting(hebrew, 5, style, "…") == 0);
    CHECK(canvas.runs.fitting("👨‍👩‍👧👍🏽", 15, style, {}) == family.size());
    std::string lines;
    for (int i = 0; i < 2000; ++i) lines += "אב גד ";
    CHECK(canvas.runs.fitting(lines, 100, style, {}) == 17);
}

TEST_CASE("Nothing is measured where nobody can, and it is asked again") {
    FakeRuns fake;
    Canvas canvas;
    fake.ready = false;
    CHECK_FALSE(canvas.runs.width(hebrew, {}).has_value());
    fake.ready = true;
    CHECK(canvas.runs.width(hebrew, {}).has_value());
}

TEST_CASE("A picture stands on whole pixels, is made once and takes the ink") {
    const FakeRuns fake;
    Canvas canvas;
    CHECK(canvas.runs.draw(canvas.list(), {10.7f, 20.2f}, hebrew, {20}, blue));
    const ImDrawVert& first = canvas.list().VtxBuffer[canvas.list().VtxBuffer.Size - 4];
    const ImDrawVert& third = canvas.list().VtxBuffer[canvas.list().VtxBuffer.Size - 2];
    CHECK(first.pos.x == 9);
    CHECK(first.pos.y == 4);
    CHECK(third.pos.x == 49);
    CHECK(third.pos.y == 24);
    CHECK(first.col == blue);
    CHECK(canvas.pixel(first.uv) == 0xFFFFFFFF);
    CHECK(canvas.draw(hebrew, IM_COL32_BLACK, {20}) == IM_COL32_BLACK);
    CHECK(fake.drawn.size() == 1);
    canvas.draw(hebrew, blue, {21});
    canvas.draw(hebrew, blue, {20, true});
    canvas.draw(hebrew, blue, {20, false, true});
    CHECK(fake.drawn.size() == 4);
}

TEST_CASE("Emoji keep their colours, and the letters beside them take the ink") {
    const FakeRuns fake;
    Canvas canvas;
    CHECK(canvas.draw(family, blue) == IM_COL32_WHITE);
    CHECK(canvas.pixel(canvas.list().VtxBuffer[canvas.list().VtxBuffer.Size - 4].uv) == 0xFF0000FF);
    CHECK(fake.drawn.back().ink == blue);
    CHECK(canvas.draw(family, with_alpha(blue, 0.5f)) == with_alpha(IM_COL32_WHITE, 0.5f));
    CHECK(canvas.runs.pictures() == 1);
    canvas.draw(family, IM_COL32_BLACK);
    CHECK(fake.drawn.back().ink == IM_COL32_BLACK);
    CHECK(canvas.runs.pictures() == 2);
    const std::size_t drawn = fake.drawn.size();
    canvas.draw(family, blue);
    CHECK(fake.drawn.size() == drawn);
}

TEST_CASE("Pictures that are no longer shown make room; those of this frame stay") {
    const FakeRuns fake;
    Canvas canvas;
    const auto name = [](int i) { return "שלום " + std::to_string(i); };
    const auto draw_one = [&](int i) { CHECK(canvas.runs.draw(canvas.list(), {0, 200}, name(i), {300}, blue)); };
    for (int i = 0; i < 40; ++i) {
        canvas.frame();
        draw_one(i);
        CHECK(canvas.runs.area() <= Runs::most_area);
    }
    CHECK(canvas.runs.pictures() >= 3);
    std::size_t drawn = fake.drawn.size();
    draw_one(39);
    draw_one(38);
    CHECK(fake.drawn.size() == drawn);
    draw_one(0);
    CHECK(fake.drawn.size() == ++drawn);

    canvas.frame();
    for (int i = 10; i < 20; ++i) draw_one(i);
    drawn = fake.drawn.size();
    for (int i = 10; i < 20; ++i) draw_one(i);
    CHECK(fake.drawn.size() == drawn);
    CHECK(canvas.runs.area() > Runs::most_area);
}

TEST_CASE("Many new pictures come in a few frames, not all in one") {
    const FakeRuns fake;
    Canvas canvas;
    const auto draw_all = [&] {
        for (int i = 0; i < 50; ++i)
            CHECK(canvas.runs.draw(canvas.list(), {0, 20}, "שלום " + std::to_string(i), {}, blue));
    };
    draw_all();
    CHECK(fake.drawn.size() == Runs::pictures_per_frame);
    CHECK(canvas.runs.waiting());
    canvas.frame();
    draw_all();
    CHECK(fake.drawn.size() == 50);
    CHECK_FALSE(canvas.runs.waiting());
}

TEST_CASE("Names in every script are drawn as runs, in the plan, its chart and the inspector; others are not") {
    FakeRuns fake;
    SmallWorld world;
    const auto rename = [&](Ref<Task> task, std::string name) {
        Task changed = *world.workspace.find(task);
        changed.name = std::move(name);
        put(world.workspace, changed);
    };
    rename(world.design, "שלום Design");
    rename(world.build, "नमस्ते");
    rename(world.launch, "日本 launch");
    Opened opened(world.workspace);
    opened.go("#/project/" + to_string(world.project.id));
    opened.select(type_of<Task>, world.design.id);
    CHECK(fake.has_drawn("שלום Design"));
    CHECK(fake.has_drawn("नमस्ते"));
    for (const FakeRuns::Drawn& one : fake.drawn) {
        CAPTURE(one.text);
        CHECK(needs_run(one.text));
        CHECK(one.style.right_to_left == (one.text.find("ש") == 0));
    }
    CHECK(opened.app.shows(Role::GridCell, "שלום Design"));
    const std::size_t drawn = fake.drawn.size();
    opened.app.frame(5);
    CHECK(fake.drawn.size() == drawn);
    opened.app.check_sound();
}

}  // namespace
}  // namespace rapport
