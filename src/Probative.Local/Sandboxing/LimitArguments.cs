using System.Globalization;
using Probative.Kernel.Sandbox;

namespace Probative.Local.Sandboxing;

/// <summary>The limits that the kernel keeps (setrlimit(2)), as prlimit of util-linux takes them.</summary>
internal static class LimitArguments
{
    public const string Program = "/usr/bin/prlimit";

    /// <summary>In front of the program and its arguments.</summary>
    /// <param name="limits">What it may use up.</param>
    /// <param name="countsTasks">
    /// Only where the decoder is in a user namespace of its own are its tasks counted alone.
    /// </param>
    public static IEnumerable<string> Of(SandboxLimits limits, bool countsTasks)
    {
        // At the first it is told to end, at the second it is killed.
        var cpu = Math.Max(1, (long)Math.Ceiling(limits.CpuTime.TotalSeconds));
        yield return Program;
        yield return Limit("cpu", cpu, cpu + 1);
        yield return Limit("as", limits.MemoryBytes);
        yield return Limit("fsize", limits.FileBytes);
        yield return Limit("nofile", limits.OpenFiles);
        yield return Limit("core", 0);
        yield return Limit("memlock", 0);
        yield return Limit("msgqueue", 0);
        if (countsTasks) yield return Limit("nproc", limits.Tasks);
        yield return "--";
    }

    private static string Limit(string name, long most) => Limit(name, most, most);

    private static string Limit(string name, long soft, long hard) =>
        string.Create(CultureInfo.InvariantCulture, $"--{name}={soft}:{hard}");
}
