#include "ui/faces.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "generated/fonts.h"

namespace rapport {
namespace {

using Bytes = std::vector<unsigned char>;

/// What assets/fonts/build.py wrote, from front to back.
struct Stream {
    const unsigned char* at = nullptr;

    int number() {
        unsigned value = 0;
        for (unsigned shift = 0;; shift += 7) {
            value |= (*at & 127u) << shift;
            if (!(*at++ & 128u)) break;
        }
        return static_cast<int>(value >> 1) ^ -static_cast<int>(value & 1);
    }
};

void put16(Bytes& to, int value) {
    to.push_back(static_cast<unsigned char>(value >> 8));
    to.push_back(static_cast<unsigned char>(value));
}

void put32(Bytes& to, std::uint32_t value) {
    put16(to, static_cast<int>(value >> 16));
    put16(to, static_cast<int>(value & 0xFFFF));
}

std::uint32_t checksum(const Bytes& file, std::size_t from, std::size_t to) {
    std::uint32_t sum = 0;
    for (std::size_t at = from; at < to; ++at) sum += std::uint32_t{file[at]} << (24 - 8 * (at & 3));
    return sum;
}

struct Box {
    int left = 0, bottom = 0, right = 0, top = 0;
    bool empty = true;

    void add(int x, int y) {
        left = empty ? x : std::min(left, x);
        right = empty ? x : std::max(right, x);
        bottom = empty ? y : std::min(bottom, y);
        top = empty ? y : std::max(top, y);
        empty = false;
    }
};

struct Glyph {
    Box box;
    Bytes data;
    int parts = 0;
};

class Unpacking {
public:
    explicit Unpacking(bool semibold) : semibold_(semibold ? 1 : 0) {
        Stream all{packed_faces().data()};
        for (Stream* stream :
             {&tables_, &shapes_, &curves_, &across_, &up_, &more_across_, &more_up_, &parts_, &advances_}) {
            const int size = all.number();
            stream->at = all.at;
            all.at += size;
        }
        glyphs_.resize(static_cast<std::size_t>(shapes_.number()));
        step_ = shapes_.number();
        for (Glyph& glyph : glyphs_) read_outline(glyph);
        for (Glyph& glyph : glyphs_) {  // A part may stand behind what it is a part of.
            if (glyph.parts) read_parts(glyph);
            const int advance = advances_.number(), more = advances_.number();
            put16(metrics_, advance + semibold_ * more);
            put16(metrics_, glyph.box.left);
            put16(places_, static_cast<int>(outlines_.size() / 2));
            outlines_.insert(outlines_.end(), glyph.data.begin(), glyph.data.end());
            outlines_.resize((outlines_.size() + 3) / 4 * 4);
        }
        put16(places_, static_cast<int>(outlines_.size() / 2));
    }

    Bytes file() {
        struct Table {
            const unsigned char* data;
            std::size_t size;
        };
        constexpr std::size_t count = 10, directory = 12 + 16 * count;
        Bytes file;
        put32(file, 0x00010000);
        for (const int word : {static_cast<int>(count), 128, 3, 32}) put16(file, word);
        file.resize(directory);
        for (std::size_t entry = 12; entry < directory; entry += 16) {
            const std::string_view tag(reinterpret_cast<const char*>(tables_.at), 4);
            tables_.at += 4;
            const Table table = [&]() -> Table {
                const int size = tables_.number(), differs = tables_.number();
                if (tag == "glyf") return {outlines_.data(), outlines_.size()};
                if (tag == "hmtx") return {metrics_.data(), metrics_.size()};
                if (tag == "loca") return {places_.data(), places_.size()};
                const unsigned char* data = tables_.at + differs * semibold_ * size;
                tables_.at += size * (1 + differs);
                return {data, static_cast<std::size_t>(size)};
            }();
            const std::size_t at = file.size();
            file.insert(file.end(), table.data, table.data + table.size);
            file.resize((file.size() + 3) / 4 * 4);
            Bytes about(tag.begin(), tag.end());
            put32(about, checksum(file, at, file.size()));
            put32(about, static_cast<std::uint32_t>(at));
            put32(about, static_cast<std::uint32_t>(table.size));
            std::ranges::copy(about, file.begin() + static_cast<std::ptrdiff_t>(entry));
        }
        return file;
    }

private:
    void put_box(Bytes& to, const Box& box) {
        for (const int side : {box.left, box.bottom, box.right, box.top}) put16(to, side);
    }

    void read_outline(Glyph& glyph) {
        const int contours = shapes_.number();
        if (contours <= 0) {
            glyph.parts = -contours;
            return;
        }
        Bytes ends, flags, xs, ys;
        int points = 0;
        for (int contour = 0; contour < contours; ++contour) {
            points += shapes_.number();
            put16(ends, points - 1);
        }
        int x = 0, y = 0;
        for (int point = 0; point < points; ++point) {
            const int right = step_ * (across_.number() + semibold_ * more_across_.number());
            const int higher = step_ * (up_.number() + semibold_ * more_up_.number());
            put16(xs, right);
            put16(ys, higher);
            flags.push_back(*curves_.at++);
            glyph.box.add(x += right, y += higher);
        }
        put16(glyph.data, contours);
        put_box(glyph.data, glyph.box);
        glyph.data.insert(glyph.data.end(), ends.begin(), ends.end());
        put16(glyph.data, 0);  // Instructions.
        for (const Bytes* part : {&flags, &xs, &ys}) glyph.data.insert(glyph.data.end(), part->begin(), part->end());
    }

    void read_parts(Glyph& glyph) {
        constexpr int words = 1, offsets = 2, more = 32;
        Bytes parts;
        for (int left = glyph.parts; left--;) {
            const int index = parts_.number(), across = parts_.number(), up = parts_.number();
            const int x = across + semibold_ * parts_.number(), y = up + semibold_ * parts_.number();
            put16(parts, words | offsets | (left ? more : 0));
            for (const int value : {index, x, y}) put16(parts, value);
            const Box& box = glyphs_[static_cast<std::size_t>(index)].box;
            if (box.empty) continue;
            glyph.box.add(box.left + x, box.bottom + y);
            glyph.box.add(box.right + x, box.top + y);
        }
        put16(glyph.data, -1);
        put_box(glyph.data, glyph.box);
        glyph.data.insert(glyph.data.end(), parts.begin(), parts.end());
    }

    int semibold_;
    int step_ = 1;
    Stream tables_, shapes_, curves_, across_, up_, more_across_, more_up_, parts_, advances_;
    std::vector<Glyph> glyphs_;
    Bytes outlines_, places_, metrics_;
};

}  // namespace

std::span<const unsigned char> regular_face() {
    static const Bytes face = Unpacking(false).file();
    return face;
}

std::span<const unsigned char> semibold_face() {
    static const Bytes face = Unpacking(true).file();
    return face;
}

}  // namespace rapport
