#include "share/words.h"

#include <algorithm>

#include "base/text.h"

namespace rapport {
namespace {

// Everyday words, few of which sound like another.
// clang-format off
constexpr std::string_view words =
    "able acorn actor adapt admit adobe after again agent agree ahead album alder alert alley allow almond alone "
    "alpha amber amount ample anchor angle animal ankle answer anvil apple april apron arch arena armor around "
    "arrive arrow artist aspen atlas atom attic august autumn avenue avoid awake award away axis baby back bacon "
    "badge bake ball ballad bamboo banana band banjo barber barn barrel basil basket bath beacon bead bean beard "
    "beaver beef begin behind belong belt bench better bike birch bird bishop blade blank blend blink block "
    "bloom blouse boat body boil bonnet book boost border borrow bottle bottom bounce brain branch brass brave "
    "breeze brick bridge brief bright bring brisk bronze brook broom brown brush bubble bucket buckle budget "
    "buffet build bulb bundle bush butter button buzzer cabin cable cactus cake calf calm camel camera camp "
    "canal candle candy canoe cape card cargo carol carpet carry carve castle catch cedar celery cello cement "
    "chain chair chalk chance chapel charm chart cheek cheese cherry chess chief child chime chin choice choir "
    "chorus cider cinema circle circus city civil clam class clean clear clerk clever cliff climb clock cloth "
    "cloud clover club coach coast coat cobalt cocoa coffee coin collar comb comet comic common cook cool copper "
    "copy coral corn cotton couch count cousin cover cradle craft crane crayon cream create credit crew crisp "
    "crop cross crowd crumb cube cuckoo curb curve cycle daily daisy dance dash data dawn deal decent deck deep "
    "delta denim depth desert design desk detail diary dice diet dinner dish doctor domino donkey door double "
    "dough dove dozen dragon draw dream dress drift drive duck dune dusk dust eager eagle early earth easel east "
    "easy echo edge editor effort eight elbow elder eleven empty engine enjoy enough enter entry equal errand "
    "essay estate even event every exact exit expert extra fabric face falcon family famous fancy farm father "
    "feast fence fetch fiddle field fifty figure file film filter final finch find fine finger finish first fish "
    "five flag flame flash flat fleet flint float floor flow fluff flute focus fold follow food foot forest fork "
    "form fossil found frame fresh friend fringe frog front frost fruit fudge full funnel future gadget gain "
    "galaxy gallon game garage garden garlic gather gauge gear genius gentle geyser giant gift ginger give glad "
    "glide globe glove glue goal goat gold golf good goose gospel grace grand grape gravel gravy green grid "
    "grocer group grove grow guard guide guitar gust habit hail half hammer hand happy harp hawk hazel heat "
    "heavy hedge height helmet help herb heron hill hint hippo hobby hockey holly honey hoop hope hotel house "
    "huddle human humble hungry hurry husky icicle icon idea igloo image inch income index indigo inland inlet "
    "insect inside invite iris island ivory jacket jade jaguar jazz jelly jersey jewel jigsaw jingle join joke "
    "jolly juice july jumbo jump jungle junior kayak keen keep kennel kettle king kiosk kite kitten kiwi knee "
    "knife knit knob koala label ladder lagoon lake lamb lamp lane large lark laser laugh launch laurel lawn "
    "leaf learn lemon lend lentil letter level lift light lilac lily lime linen link lion list little lively "
    "lizard lobby local locker lodge loft logic long lotus loud lounge loyal lucky lumber lunch lute lyric magic "
    "magnet mallet mango maple marble march margin marina market match matter mayor meadow mean mellow melody "
    "melon member memory menu merit middle mild milk mine mint minute mirror mitten mobile model modern moment "
    "money month moon mosaic moss moth motor movie much muffin mule museum music nail napkin narrow native "
    "nature navy nectar needle nest never news next nice nickel night noble noise noodle north nose novel number "
    "nurse nutmeg nylon oasis ocean offer office often olive omelet onion open opera option orange orbit order "
    "organ origin otter ounce oval oven over owner oyster paddle page paint palace palm panda panel pantry paper "
    "parade parcel park parrot part pasta pastry path patio peach peanut pearl pebble pencil people pepper "
    "period piano pick picnic pigeon pillow pink pipe pirate pitch pixel pizza place plan plate plaza pliers "
    "plot plume plural pocket poem polar polite pond pony pool poplar poppy porch postal potato potter powder "
    "pretty price proof proud prune public puddle puffin pulley pulp pupil puppet pure purple purse puzzle quail "
    "quart queen quest quick quiet quill quilt quince quiz quota quote rabbit radar radio radish raft range "
    "rapid raven ready recipe record relax relay remote rent reply rescue result return ribbon rice rich ride "
    "ridge ripple river roast robin robot rock roof round royal rubber ruby rudder ruler runway rural saddle "
    "safari safe salad salmon salt salute sample sand sandal satin saucer sauna scale scarf school scone scoop "
    "scout screen scroll season second seed select sense sequel seven shade shadow share sharp sheep shelf shell "
    "shield shift shine ship shirt shoe short shovel shrimp shrub sign silent silk silver simple sister skate "
    "sketch skill skirt sleeve slice slide slim slope small smart smile smooth snack snail snow soap soccer soda "
    "sofa soft solid solo song sorbet soup south space spade spark speak speed spell spider spin spiral spoon "
    "sport spot spray spring spruce square squid stable stage stamp stand star start statue steam stem stereo "
    "stick stone stool stork stove straw stream street stripe strong studio sudden sugar suit summer sunny "
    "supper supply surf swan swift swim swing syrup system table tablet tackle tailor talent talk tall tango "
    "taste taxi teach team teapot temple tennis thank theme thick thing third thirty thread three thrift thumb "
    "ticket tidy tiger timber tiptoe title toast today token tomato tone tooth topaz total toucan towel tower "
    "town track trade trail train travel tray treat tree trend trip trophy trout trunk trust truth tuba tulip "
    "tundra tunnel turkey turtle twelve twenty twice twig type uncle under union unique upper useful usual "
    "vacant valley valve vase vault velvet verse vessel video view violet violin vision visit vivid voice volume "
    "vote voyage waffle wagon walk walnut walrus waltz warm watch water weave well wheat wheel whisk white "
    "willow wind window wing winter wire wonder word wreath wren yacht yarn yellow yogurt young zebra zero zinc "
    "zone zoom";
// clang-format on

/// Takes the first word off a text in which one space stands between two.
std::string_view take_word(std::string_view& text) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return word;
}

bool is_listed(std::string_view word) {
    for (std::string_view rest = words; !rest.empty();)
        if (take_word(rest) == word) return true;
    return false;
}

/// How many words of the list it is made of; 0 where anything else is in it.
std::size_t listed_words(std::string_view passphrase) {
    std::size_t count = 0;
    for (; !passphrase.empty(); ++count)
        if (!is_listed(take_word(passphrase))) return 0;
    return count;
}

/// Characters by which a passphrase of one's own is called short.
constexpr std::size_t short_below = 20;

}  // namespace

std::string_view word_at(std::size_t position) {
    std::string_view rest = words;
    for (; position > 0; --position) take_word(rest);
    return take_word(rest);
}

std::string passphrase_of(std::span<const std::uint8_t, 2 * passphrase_words> chance) {
    static_assert(65536 % word_count == 0, "Otherwise some words would come more often.");
    std::string passphrase;
    for (std::size_t i = 0; i < passphrase_words; ++i) {
        if (i > 0) passphrase += ' ';
        passphrase += word_at((std::size_t{chance[2 * i]} << 8 | chance[2 * i + 1]) % word_count);
    }
    return passphrase;
}

PassphraseAdvice passphrase_advice(std::string_view passphrase) {
    passphrase = trimmed(passphrase);
    if (passphrase.empty()) return {false, "Without one, whoever has the file can read it."};
    if (listed_words(passphrase) >= passphrase_words)
        return {false, "Tell it to them by another way than the file. It is kept nowhere: note it until they have it."};
    const auto characters = static_cast<std::size_t>(
        std::ranges::count_if(passphrase, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }));
    if (characters < short_below)
        return {true, "Short or common passphrases can be guessed from the file: six random words are enough."};
    return {false,
            "Sayings, names and what is used elsewhere can be guessed from the file: six random words are enough."};
}

}  // namespace rapport
