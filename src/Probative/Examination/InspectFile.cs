using Probative.Kernel.Commands;

namespace Probative.Examination;

/// <summary>Examine one file that is in no vault; nothing is kept or recorded.</summary>
public sealed record InspectFile : ICommand
{
    public string Name => "inspect";

    public required string Path { get; init; }
}
