#pragma once
// Files that are read and written without a dialog (places.js).

#include <map>

#include "app/ports.h"

namespace rapport {

class BrowserPlaces : public Places {
public:
    void look(PlaceId place, std::function<void(Result<PickedPlace>)> answer) override;
    void pick(PlaceId place, std::string_view suggested, std::function<void(Result<PickedPlace>)> answer) override;
    void allow(PlaceId place, std::function<void(Result<PickedPlace>)> answer) override;
    void forget(PlaceId place) override;
    void list(PlaceId place, std::function<void(Result<std::vector<PlacedFile>>)> answer) override;
    void read(PlaceId place, std::string_view name, std::function<void(Result<PlacedText>)> answer) override;
    void write(PlaceId place, std::string_view name, std::string bytes, const std::optional<PlacedFile>& over,
               std::function<void(Result<PlacedFile>)> answer) override;
    void remove(PlaceId place, std::string_view name, std::function<void(Result<void>)> answer) override;
    [[nodiscard]] int days_between_copies() const override;
    void look_for_program(std::function<void(bool)> answer) override;

    // From places.js.
    void answered(int ticket, Result<std::string> answer);
    /// The number of a question, which answered() is given; also of kept_files.js.
    int ask(std::function<void(Result<std::string>)> listener);

private:
    int next_ = 1;
    std::map<int, std::function<void(Result<std::string>)>> asked_;
};

BrowserPlaces& browser_places();

}  // namespace rapport
