using System.Diagnostics;
using Probative.Kernel.Commands;
using Probative.Kernel.Sandbox;

namespace Probative.Local.Sandboxing;

/// <summary>
/// Starts a decoder as what it is: a program of this user, with limits and with nothing that keeps it apart.
/// </summary>
internal sealed class PlainLauncher : ILauncher
{
    public bool IsIsolated => false;

    public DecoderUser UserOfRun() => DecoderUser.Own();

    public SandboxPaths PathsOf(RunFolder folder) => new(folder.Root);

    public ProcessStartInfo Prepare(LaunchPlan plan)
    {
        for (var place = 0; place < plan.Items.Count; place++)
            File.CreateSymbolicLink(plan.Folder.Item(place), plan.Items[place]);
        string[] command =
            [.. LimitArguments.Of(plan.Limits, countsTasks: false), plan.Program.Path, .. plan.Arguments];
        var start = new ProcessStartInfo(ILauncher.OwnSession, command);
        start.Environment.Clear();
        foreach (var (name, value) in DecoderEnvironment.Of(plan.Program, plan.Folder.Root))
            start.Environment[name] = value;
        return start;
    }

    public Problem? Unstarted(RunFolder folder, string program, string said) => null;
}
