namespace Probative.Kernel.Commands;

/// <summary>A command as whoever sends it has to know it.</summary>
/// <param name="Name">Its name in an address: `claim-add`.</param>
/// <param name="Command">The record whose members are the command's JSON (<see cref="CommandJson"/>).</param>
/// <param name="Writes">It can change the vault.</param>
/// <param name="Opens">It shows what is in cases, or takes it out: the access log says so.</param>
public sealed record CommandForm(string Name, Type Command, bool Writes, bool Opens)
{
    /// <summary>Somebody has to be named who acts.</summary>
    public bool IsActed => Command.GetProperty(nameof(IActedCommand.By)) is not null;

    /// <summary>Only the operator may send it: it can reach beyond the vault.</summary>
    public bool IsOperators => typeof(IOperatorCommand).IsAssignableFrom(Command);
}
