using Probative.Kernel.Commands;

namespace Probative.Preservation.Anchors;

/// <summary>Show whose word counts in this vault.</summary>
public sealed record ListAuthorities : ICommand
{
    public string Name => "anchor authority list";
}
