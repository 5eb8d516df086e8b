using System.Diagnostics;
using System.Globalization;
using Probative.Kernel.Commands;
using Probative.Kernel.Sandbox;
using Probative.Local.Sandboxing.Filters;

namespace Probative.Local.Sandboxing;

/// <summary>
/// Starts a decoder in namespaces of its own (bwrap(1)): an empty file system with /usr, the items and
/// nothing else, read-only; no network; no other process in sight. What bubblewrap cannot do for root, a few
/// lines of shell do before it: mount the items in a namespace of mounts of the run's own, while they can
/// still be reached, and become another user.
/// </summary>
/// <param name="bubblewrap">Where bwrap is.</param>
internal sealed class BubblewrapLauncher(string bubblewrap) : ILauncher
{
    private const string Shell = "/bin/sh";

    /// <summary>
    /// Where the folder of the run lies for another user, who may not pass the folders above it: every system
    /// has it (Filesystem Hierarchy Standard 3.12).
    /// </summary>
    private const string Stage = "/mnt";

    // .NET hands on no descriptor: the shell opens them.
    private const string AsUs = "umask 077; exec 3<\"$1\" 4>\"$2\"; shift 2; exec \"$@\"";

    private const string AsOther =
        "umask 077; exec 3<\"$1\" 4>\"$2\"; u=$3 g=$4 n=$5; shift 5; "
        + "while [ \"$n\" -gt 0 ]; do mount -n --bind \"$1\" \"$2\" || exit 125; shift 2; n=$((n-1)); done; "
        + "mount -n --rbind \"$1\" \"$2\" || exit 125; shift 2; "
        + "exec setpriv --reuid \"$u\" --regid \"$g\" --clear-groups --inh-caps=-all \"$@\"";

    private static readonly string[] s_systemFolders = ["/lib", "/lib64", "/lib32", "/bin", "/sbin"];

    /// <summary>What libraries need to be found, and fonts; nothing tells who uses this machine.</summary>
    private static readonly string[] s_settings = ["/etc/ld.so.cache", "/etc/alternatives", "/etc/fonts"];

    private static readonly string[] s_devices = ["/dev/null", "/dev/zero", "/dev/urandom", "/dev/random"];

    private readonly byte[] _threadsOnly = SyscallFilter.Of(mayStartProcesses: false);
    private readonly byte[] _processes = SyscallFilter.Of(mayStartProcesses: true);

    public bool IsIsolated => true;

    public IReadOnlyList<string> FilterSha256 =>
        [SyscallFilter.Sha256Of(_processes), SyscallFilter.Sha256Of(_threadsOnly)];

    public DecoderUser UserOfRun() => DecoderUser.Now();

    public SandboxPaths PathsOf(RunFolder folder) => new("");

    public ProcessStartInfo Prepare(LaunchPlan plan)
    {
        plan.Folder.WriteFilter(plan.Limits.MayStartProcesses ? _processes : _threadsOnly);
        List<string> binds = [];
        List<string> mounts = [];
        for (var place = 0; place < plan.Items.Count; place++) Place(plan, place, binds, mounts);
        string[] command = [bubblewrap, .. Isolation(plan, binds), .. Command(plan)];
        return plan.User.IsOther
            ? StartAsOther(plan, mounts, command)
            : Start(Shell, ["-c", AsUs, "sh", plan.Folder.Filter, plan.Folder.Status, .. command]);
    }

    public Problem? Unstarted(RunFolder folder, string program, string said)
    {
        // It is said only once the program runs: a decoder that imitates a failure changes nothing.
        if (folder.ReadStatus().Contains("\"exit-code\"", StringComparison.Ordinal)) return null;
        return new Problem(
            "sandbox-failed",
            program,
            $"bubblewrap could not start the decoder: {said.Trim()}",
            "Try `bwrap --unshare-all --ro-bind / / true` as the same user; docs/spec/sandbox.md says more.");
    }

    private static void Place(LaunchPlan plan, int place, List<string> binds, List<string> mounts)
    {
        var from = plan.Items[place];
        var inside = new SandboxPaths("").Item(place);
        if (plan.User.IsOther)
        {
            var item = plan.Folder.Item(place);
            if (plan.User.CanRead(from))
            {
                plan.Folder.Reserve(place);
                mounts.AddRange([from, item]);
            }
            else
            {
                plan.Folder.Copy(from, place);
            }

            from = Staged(plan, item);
        }

        binds.AddRange(["--ro-bind", from, inside]);
    }

    private static string Staged(LaunchPlan plan, string path) =>
        plan.User.IsOther ? Stage + path[plan.Folder.Root.Length..] : path;

    private static ProcessStartInfo StartAsOther(
        LaunchPlan plan, List<string> mounts, IEnumerable<string> command) =>
        Start("/usr/bin/unshare",
        [
            "--mount", "--propagation", "private", Shell, "-c", AsOther, "sh",
            plan.Folder.Filter, plan.Folder.Status, Text(plan.User.User), Text(plan.User.Group),
            Text(mounts.Count / 2), .. mounts, plan.Folder.Root, Stage, .. command,
        ]);

    private static ProcessStartInfo Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(ILauncher.OwnSession, [program, .. arguments]);
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin";
        return start;
    }

    private static List<string> Isolation(LaunchPlan plan, List<string> binds)
    {
        List<string> all =
        [
            "--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL",
            "--uid", DecoderUser.Inside, "--gid", DecoderUser.Inside, "--hostname", "sandbox",
            "--ro-bind", "/usr", "/usr",
        ];
        foreach (var folder in s_systemFolders) all.AddRange(System(folder));
        foreach (var path in s_settings) all.AddRange(["--ro-bind-try", path, path]);
        foreach (var device in s_devices) all.AddRange(["--dev-bind", device, device]);
        if (plan.Program.NeedsProc) all.AddRange(["--proc", "/proc"]);
        all.AddRange(["--perms", "0700", "--size", Text(plan.Limits.TemporaryBytes), "--tmpfs", "/tmp"]);
        foreach (var extra in plan.Program.ReadOnly)
            all.AddRange(["--ro-bind", extra.Outside, extra.Inside]);
        all.AddRange(plan.Stays ? ["--ro-bind", Staged(plan, plan.Folder.In), "/in"] : binds);
        var paths = new SandboxPaths("");
        for (var i = 0; i < plan.Outputs; i++)
            all.AddRange(["--bind", Staged(plan, plan.Folder.Output(i)), paths.Output(i)]);
        if (plan.HasFolder) all.AddRange(["--bind", Staged(plan, plan.Folder.Files), paths.Folder]);
        all.Add("--clearenv");
        foreach (var (name, value) in DecoderEnvironment.Of(plan.Program, "/tmp"))
            all.AddRange(["--setenv", name, value]);
        all.AddRange(["--chdir", "/", "--remount-ro", "/", "--seccomp", "3", "--json-status-fd", "4", "--"]);
        return all;
    }

    private static string[] System(string folder) =>
        new DirectoryInfo(folder) is not { Exists: true } found ? []
        : found.LinkTarget is { } target ? ["--symlink", target, folder]
        : ["--ro-bind", folder, folder];

    private static IEnumerable<string> Command(LaunchPlan plan) =>
        [.. LimitArguments.Of(plan.Limits, countsTasks: true), plan.Program.Path, .. plan.Arguments];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
