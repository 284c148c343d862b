// Networks of activities as they are exchanged, and what is said of those that are not what they should be.

#include "interop/rcpsp.h"

#include <algorithm>

#include "support/print.h"
#include "support/shared_files.h"

namespace rapport {
namespace {

constexpr std::string_view psplib = R"(************************************************************************
file with basedata            : by hand
initial value random generator: 1
************************************************************************
projects                      :  1
jobs (incl. supersource/sink ):  4
horizon                       :  5
RESOURCES
  - renewable                 :  2   R
  - nonrenewable              :  0   N
  - doubly constrained        :  0   D
************************************************************************
PROJECT INFORMATION:
pronr.  #jobs rel.date duedate tardcost  MPM-Time
    1      2      0        5       0        3
************************************************************************
PRECEDENCE RELATIONS:
jobnr.    #modes  #successors   successors
   1        1          2           2   3
   2        1          1           4
   3        1          1           4
   4        1          0
************************************************************************
REQUESTS/DURATIONS:
jobnr. mode duration  R 1  R 2
------------------------------------------------------------------------
  1      1     0       0    0
  2      1     3       2    1
  3      1     2       1    0
  4      1     0       0    0
************************************************************************
RESOURCEAVAILABILITIES:
  R 1  R 2
    2    1
************************************************************************
)";

constexpr std::string_view patterson =
    "4\t2\t\n\n2\t1\t\n\n0\t0\t0\t2\t2\t3\t\n3\t2\t1\t1\t4\t\n2\t1\t0\t1\t4\t\n"
    "0\t0\t0\t0\t\n";

std::string replaced(std::string_view text, std::string_view what, std::string_view by) {
    std::string changed(text);
    const std::size_t at = changed.find(what);
    REQUIRE(at != std::string::npos);
    return changed.replace(at, what.size(), by);
}

std::string refusal(std::string_view text) {
    const Result<ActivityNetwork> network = read_network(text);
    return network ? "" : network.error().message;
}

void check_is_the_small_one(const Result<ActivityNetwork>& network) {
    REQUIRE(network.has_value());
    CHECK(network->durations == std::vector<std::int64_t>{0, 3, 2, 0});
    CHECK(network->capacities == std::vector<std::int64_t>{2, 1});
    CHECK(network->demands == std::vector<std::int64_t>{0, 0, 2, 1, 1, 0, 0, 0});
    REQUIRE(network->links.size() == 4);
    CHECK(network->links[1].from == 0);
    CHECK(network->links[1].to == 2);
    CHECK(network->links[3].from == 2);
    CHECK(network->links[3].to == 3);
}

}  // namespace

TEST_CASE("One network in both formats reads as the same") {
    CHECK(network_format_of(psplib) == NetworkFormat::Psplib);
    CHECK(network_format_of(patterson) == NetworkFormat::Patterson);
    check_is_the_small_one(read_network(psplib));
    check_is_the_small_one(read_network(patterson));
}

TEST_CASE("Line ends, marks, cases and ends of files of other systems are taken as they come") {
    std::string dos;
    for (const char c : psplib) dos += c == '\n' ? std::string("\r\n") : std::string(1, c);
    check_is_the_small_one(read_network("\xEF\xBB\xBF" + dos + "\x1A"));
    check_is_the_small_one(read_network(replaced(psplib, "PRECEDENCE RELATIONS", "Precedence relations")));
    std::string in_one_line(patterson);
    std::ranges::replace(in_one_line, '\n', ' ');
    check_is_the_small_one(read_network(in_one_line));
    check_is_the_small_one(read_network(replaced(psplib, "2   3\n", "2\n        3\n")));
}

TEST_CASE("What is wrong with a network is said with its line and what should stand there") {
    CHECK(refusal("") ==
          "This is no network of activities. It should begin with the number of activities and of resources "
          "(Patterson), or hold the heading “PRECEDENCE RELATIONS” (PSPLIB).");
    CHECK(refusal(replaced(patterson, "3\t2\t1\t1\t4", "3\tx\t1\t1\t4")) ==
          "Line 6: expected what activity 2 needs of resource 1, but there is “x”.");
    CHECK(refusal(replaced(patterson, "3\t2\t1\t1\t4", "3\t2\t1\t1\t9")) ==
          "Line 6: expected a successor of activity 2 from 1 to 4, but it is 9.");
    CHECK(refusal(replaced(patterson, "3\t2\t1\t1\t4", "-3\t2\t1\t1\t4")) ==
          "Line 6: expected the duration of activity 2 from 0 to 1000000000, but it is -3.");
    CHECK(refusal(patterson.substr(0, 40)) ==
          "Line 7: expected what activity 3 needs of resource 2, but the file ends here.");
    CHECK(refusal(std::string(patterson) + "7") == "Line 9: expected the end of the file, but there is “7”.");
    CHECK(refusal(replaced(psplib, "  2      1     3       2    1", "  2      1     3       2")) ==
          "Line 28: expected what activity 2 needs of resource 2, but the line ends.");
    CHECK(refusal(replaced(psplib, "   2        1          1           4", "   1        1          1           4")) ==
          "Line 20: activity 1 stands twice.");
    CHECK(refusal(replaced(psplib, "   2        1          1           4", "   2        3          1           4")) ==
          "Line 20: activity 2 can be done in several modes. Only networks with one mode for each are read.");
    CHECK(refusal(replaced(psplib, "nonrenewable              :  0", "nonrenewable              :  2")) ==
          "Line 10: there are nonrenewable resources. Only renewable ones are read.");
    CHECK(refusal(replaced(psplib, "jobs (incl. supersource/sink ):  4", "")) ==
          "Line 1: expected “jobs (” here or further down, but it is nowhere.");
    CHECK(refusal(replaced(psplib, "REQUESTS/DURATIONS", "WISHES")) ==
          "Line 22: expected “requests/durations” here or further down, but it is nowhere.");
    CHECK(refusal("999999999 999999999\n") ==
          "Line 1: expected the number of activities from 0 to 100000, but it is 999999999.");
    CHECK(refusal("100000 1000\n") == "There are more activities and resources than can be read.");
}

TEST_CASE("Cut off anywhere, a network is refused or ends where a network may end") {
    for (std::size_t end = 0; end < psplib.size(); ++end) {
        const Result<ActivityNetwork> network = read_network(psplib.substr(0, end));
        if (!network) CHECK_FALSE(network.error().message.empty());
        else CHECK(end > psplib.rfind('1'));
    }
    for (std::size_t end = 0; end < patterson.size(); ++end)
        if (const Result<ActivityNetwork> network = read_network(patterson.substr(0, end)); network)
            CHECK(end > patterson.size() - 3);
}

}  // namespace rapport
