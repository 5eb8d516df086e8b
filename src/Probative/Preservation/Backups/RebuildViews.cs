using Probative.Kernel.Commands;

namespace Probative.Preservation.Backups;

/// <summary>Drop every view and make it anew from the facts.</summary>
public sealed record RebuildViews : ICommand
{
    public string Name => "rebuild";
}
