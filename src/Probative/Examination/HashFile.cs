using Probative.Kernel.Commands;

namespace Probative.Examination;

/// <summary>The perceptual hashes of one picture that is in no vault.</summary>
public sealed record HashFile : ICommand
{
    public string Name => "hash";

    public required string Path { get; init; }
}
