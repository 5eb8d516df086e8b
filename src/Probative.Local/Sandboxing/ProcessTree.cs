using System.Globalization;

namespace Probative.Local.Sandboxing;

/// <summary>
/// Ends a process and all that came of it. .NET's own way does not wait until a process has stopped before it
/// counts its children: one that is just being made, with namespaces of its own, takes milliseconds and is
/// left out. The first process inside then waits for one outside that is gone, for ever, and holds our pipes.
/// </summary>
internal static class ProcessTree
{
    private const int Kill = 9;
    private const int Stop = 19;

    // A process stops when it leaves the kernel; this long is one under a great load.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    /// <summary>Ends them, from the first, which must not have been waited for yet.</summary>
    public static void End(int process)
    {
        if (NativeCalls.Signal(process, Stop) != 0) return;
        SpinWait.SpinUntil(() => StateOf(process).Letter is not ('R' or 'S' or 'D'), s_patience);
        foreach (var child in ChildrenOf(process)) End(child);
        _ = NativeCalls.Signal(process, Kill);
    }

    private static List<int> ChildrenOf(int parent)
    {
        var children = new List<int>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            var isProcess = int.TryParse(
                Path.GetFileName(folder.AsSpan()),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var process);
            if (isProcess && StateOf(process).Parent == parent) children.Add(process);
        }

        return children;
    }

    // `1234 (any name, also with brackets) S 1233 ...`: proc(5). A process that is gone has no state.
    private static (char Letter, int Parent) StateOf(int process)
    {
        try
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/stat");
            var status = File.ReadAllText(path);
            var words = status[(status.LastIndexOf(')') + 1)..].Split(' ', 4);
            return (words[1][0], int.Parse(words[2], CultureInfo.InvariantCulture));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return default;
        }
    }
}
