// What program.cpp asks of Node.js.

addToLibrary({
    /// Of all threads of the process.
    processor_millis: () => {
        const {user, system} = process.cpuUsage();
        return (user + system) / 1000;
    },
});
