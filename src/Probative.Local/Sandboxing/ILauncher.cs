using System.Diagnostics;
using Probative.Kernel.Commands;
using Probative.Kernel.Sandbox;

namespace Probative.Local.Sandboxing;

/// <summary>How a decoder is started: with isolation or without.</summary>
internal interface ILauncher
{
    /// <summary>
    /// Starts what follows in a session of its own (setsid(1)): an interrupt that a terminal sends to all of
    /// its processes is for us alone, who end a decoder in order.
    /// </summary>
    const string OwnSession = "/usr/bin/setsid";

    /// <summary>Whether everything that it started ends with it.</summary>
    bool IsIsolated { get; }

    /// <summary>As whom a run starts.</summary>
    DecoderUser UserOfRun();

    /// <summary>Where the decoder finds things.</summary>
    SandboxPaths PathsOf(RunFolder folder);

    /// <summary>Puts the items where the launch expects them, and says how to start.</summary>
    ProcessStartInfo Prepare(LaunchPlan plan);

    /// <summary>Why the decoder never began, where it did not; null where it did.</summary>
    Problem? Unstarted(RunFolder folder, string program, string said);
}
