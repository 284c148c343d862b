#pragma once
// What has happened, newest first: of everything, of a client or of a project, with what is new since one last looked.

#include "engagement/feed.h"
#include "ui/view.h"

namespace rapport {

struct StoryState {
    int kind = 0;            ///< Position among the filters; 0: all.
    std::size_t lines = 50;  ///< Shown at most.
    bool earlier = false;    ///< Of news: what was read before is shown as well.
    // What was looked up, and for what.
    Feed feed;
    std::uint64_t revision = ~std::uint64_t{0};
    Id client, project;
    int kind_read = -1;
    std::size_t lines_read = 0;
    bool news_read = false;
    Instant looked_read;
    Minutes zone_read;
};

/// At a place, as wide as given; gives its height. `client` and `project` may be null: everything. `news`: only what others
/// wrote since one last looked, until one asks for what came earlier.
float draw_story(ViewContext& view, StoryState& state, Ref<Client> client, Ref<Project> project,
                 std::string_view heading, float x, float y, float width, bool news = false);

const char* icon_of(Channel channel);

}  // namespace rapport
