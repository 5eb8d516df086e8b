using Probative.Kernel.Commands;

namespace Probative.Kernel.Members;

/// <summary>Show who may act in the vault.</summary>
public sealed record ListMembers : ICommand
{
    public string Name => "member list";
}
