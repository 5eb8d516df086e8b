using System.Text.RegularExpressions;
using Xunit;

namespace Probative.Faults.Tests.Syscalls;

/// <summary>
/// Runs a program under strace: once to count the calls that write, then with a fault at one of them. `when=`
/// counts per thread, and with `-P` only the calls on one file, so that the runtime's own files, whose calls
/// outnumber the vault's, do not draw the fault away.
/// </summary>
internal static partial class Strace
{
    /// <summary>Every call that changes what is on disk.</summary>
    private static readonly string s_writing = string.Join(
        ',',
        "openat", "write", "pwrite64", "pwritev", "writev", "fsync", "fdatasync", "syncfs", "sync_file_range",
        "rename", "renameat", "renameat2", "mkdir", "mkdirat", "unlink", "unlinkat", "rmdir", "link",
        "linkat", "ftruncate", "fallocate", "fchmod", "fchmodat");

    private static readonly Lazy<string?> s_refusal = new(Refusal);

    /// <summary>Skips, visibly, where strace is missing or the kernel lets nobody trace.</summary>
    public static void Need()
    {
        Programs.Need("strace");
        Assert.SkipUnless(s_refusal.Value is null, $"no strace/ptrace: {s_refusal.Value}");
    }

    /// <summary>
    /// The points at which a clean run touches the folders <paramref name="below"/>: for each call and
    /// file, 1 to the largest number that one thread reached. Their paths start from <paramref
    /// name="root"/>.
    /// </summary>
    public static IReadOnlyList<FaultPoint> Points(
        IReadOnlyList<string> arguments, string root, params string[] below)
    {
        var trace = Path.GetTempFileName();
        try
        {
            string[] counting = ["-f", "-qq", "-y", "-s", "0", "-e", $"trace={s_writing}", "-o", trace];
            var ran = Programs.Run(
                "strace",
                [.. counting, Programs.Probative, .. arguments],
                VaultUnderTest.EnvironmentIn(root));
            Assert.True(ran.ExitCode == 0, $"The clean run: {ran.ExitCode} {ran.Output}{ran.Errors}");
            return
            [
                .. from at in Count(File.ReadLines(trace), root + "/", below)
                from fault in Enum.GetValues<Fault>()
                select new FaultPoint(at.Call, at.Path, at.K, fault),
            ];
        }
        finally
        {
            File.Delete(trace);
        }
    }

    /// <summary>The program, with the fault, on a vault below <paramref name="root"/>.</summary>
    public static Faulted RunWith(FaultPoint point, IReadOnlyList<string> arguments, string root) =>
        Run(point.Injection(root), arguments, root);

    /// <summary>The program on a disk that says that it synced, and did not.</summary>
    public static Faulted RunWithLyingSyncs(IReadOnlyList<string> arguments, string root)
    {
        const string Syncs = "fsync,fdatasync,syncfs,sync_file_range,sync";
        return Run(["-e", $"trace={Syncs}", "-e", $"inject={Syncs}:retval=0"], arguments, root);
    }

    private static Faulted Run(IReadOnlyList<string> injection, IReadOnlyList<string> arguments, string root)
    {
        var log = Path.GetTempFileName();
        try
        {
            // Not --seccomp-bpf: it is faster, and strace 6.1 then lets some of the faults pass.
            string[] options = ["-f", "-qq", "-y", "-o", log];
            var ran = Programs.Run(
                "strace", [.. options, .. injection, Programs.Probative, .. arguments],
                VaultUnderTest.EnvironmentIn(root));
            var struck = File.ReadLines(log)
                .Where(line => line.Contains("(INJECTED)", StringComparison.Ordinal))
                .ToLookup(line => line.Contains(root, StringComparison.Ordinal));
            var hasStruck = struck[true].Any() || ran.ExitCode == Programs.Killed;
            return new Faulted(ran, hasStruck, struck[false].Any());
        }
        finally
        {
            File.Delete(log);
        }
    }

    private static SortedSet<(string Call, string? Path, int K)> Count(
        IEnumerable<string> lines, string root, IReadOnlyList<string> below)
    {
        var reached = new Dictionary<(string Thread, string Call, string? Path), int>();
        var numbers = new SortedSet<(string Call, string? Path, int K)>();
        foreach (var line in lines)
        {
            if (Line().Match(line) is not { Success: true } match) continue;
            var (thread, call) = (match.Groups[1].Value, match.Groups[2].Value);
            var everywhere = Next(reached, (thread, call, null));
            var named = Named().Matches(line).Select(found => found.Groups[1].Value).FirstOrDefault(
                path => below.Any(folder => path.StartsWith(folder, StringComparison.Ordinal)));
            if (named is null) continue;
            if (IsDrawn(named))
            {
                // The runtime opens its own files by the hundred: they would draw the fault.
                if (call != "openat") numbers.Add((call, null, everywhere));
                continue;
            }

            var path = named[root.Length..];
            numbers.Add((call, path, Next(reached, (thread, call, path))));
        }

        return numbers;
    }

    private static int Next<TKey>(Dictionary<TKey, int> reached, TKey of)
        where TKey : notnull => reached[of] = reached.GetValueOrDefault(of) + 1;

    // A package is written aside under a name that is drawn for it.
    private static bool IsDrawn(string path) => path.Contains(".partial-", StringComparison.Ordinal);

    private static string? Refusal()
    {
        string[] probe = ["-f", "-qq", "-e", "trace=fsync", "-e", "inject=fsync:error=EIO", "true"];
        var ran = Programs.Run("strace", probe);
        return ran.ExitCode == 0 ? null : ran.Errors.Trim();
    }

    [GeneratedRegex(@"^(\d+) +(\w+)\(")]
    private static partial Regex Line();

    [GeneratedRegex("""[<"](/[^">]*)[">]""")]
    private static partial Regex Named();
}
