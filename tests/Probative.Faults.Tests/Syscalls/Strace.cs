using System.Text.RegularExpressions;

namespace Probative.Faults.Tests.Syscalls;

/// <summary>
/// Runs a program under strace: once to count the calls that write, then with a fault at one of them. `when=`
/// counts per thread; the writes of Probative happen on one durable thread and SQLite's on another, so that a
/// number names a point.
/// </summary>
internal static partial class Strace
{
    /// <summary>Every call that changes what is on disk.</summary>
    public static readonly IReadOnlyList<string> Writing =
    [
        "openat", "write", "pwrite64", "pwritev", "writev", "fsync", "fdatasync", "syncfs", "sync_file_range",
        "rename", "renameat", "renameat2", "mkdir", "mkdirat", "unlink", "unlinkat", "rmdir", "link",
        "linkat", "ftruncate", "fallocate", "fchmod", "fchmodat",
    ];

    /// <summary>
    /// The points at which a clean run touches files below the vault or the output: for each call, 1 to the
    /// largest number that one thread reached. Calls on other files (the runtime's own) are counted by strace
    /// too, since a number is per call and thread; a fault there must be survived just as well.
    /// </summary>
    public static IReadOnlyList<FaultPoint> Points(
        string program, IReadOnlyList<string> arguments, string below, (string, string)[] environment)
    {
        var trace = Path.GetTempFileName();
        var calls = $"trace={string.Join(',', Writing)}";
        string[] counting = ["-f", "-qq", "-y", "-s", "0", "-e", calls, "-o", trace];
        var ran = Programs.Run("strace", [.. counting, program, .. arguments], environment);
        Xunit.Assert.True(ran.ExitCode == 0, $"The clean run: {ran.ExitCode} {ran.Output}{ran.Errors}");

        // For each thread and call, the numbers whose line names a path below the vault.
        var perThread = new Dictionary<(string Thread, string Call), int>();
        var numbers = new SortedSet<(string Call, int K)>();
        foreach (var line in File.ReadLines(trace))
        {
            if (Line().Match(line) is not { Success: true } match) continue;
            var key = (match.Groups[1].Value, match.Groups[2].Value);
            var k = perThread[key] = perThread.GetValueOrDefault(key) + 1;
            if (line.Contains(below, StringComparison.Ordinal)) numbers.Add((key.Item2, k));
        }

        File.Delete(trace);
        return
        [
            .. from at in numbers
            from fault in Enum.GetValues<Fault>()
            select new FaultPoint(at.Call, at.K, fault),
        ];
    }

    public static Ran RunWith(
        FaultPoint point, string program, IReadOnlyList<string> arguments, (string, string)[] environment)
    {
        var log = Path.GetTempFileName();
        string[] injecting =
            ["-f", "-qq", "--seccomp-bpf", "-e", $"trace={point.Call}", "-e", point.Injection];
        var ran = Programs.Run("strace", [.. injecting, "-o", log, program, .. arguments], environment);
        File.Delete(log);
        return ran;
    }

    [GeneratedRegex(@"^(\d+) +(\w+)\(")]
    private static partial Regex Line();
}
