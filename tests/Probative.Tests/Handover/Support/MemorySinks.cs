using Probative.Handover.Package;
using Probative.Kernel.Commands;

namespace Probative.Tests.Handover.Support;

/// <summary>Packages in memory; the steps can be counted, and one of them can fail.</summary>
internal sealed class MemorySinks : IPackageSinks
{
    public List<MemorySink> Made { get; } = [];

    /// <summary>Called before every step with its name.</summary>
    public Action<string>? Step { get; set; }

    public MemorySink Last => Made[^1];

    public SinkOutcome Begin(string finalPath, PackageForm form, DateTimeOffset time)
    {
        if (Made.Exists(sink => sink.IsShown && sink.FinalPath == finalPath))
        {
            return new SinkOutcome.Refused(
                new Problem("out-exists", finalPath, "It exists.", "Choose another."));
        }

        var sink = new MemorySink(finalPath, step => Step?.Invoke(step));
        Made.Add(sink);
        return new SinkOutcome.Begun(sink);
    }

    public IReadOnlyList<string> FindLeftovers(string finalPath) =>
        [.. Made.Where(s => !s.IsShown && !s.IsRemoved && s.FinalPath == finalPath).Select(s => s.AsidePath)];
}
