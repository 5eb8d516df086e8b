using Probative.Kernel.Commands;

namespace Probative.Kernel.Log;

/// <summary>Show the latest signed checkpoint.</summary>
public sealed record ShowCheckpoint : ICommand
{
    public string Name => "log checkpoint";
}
