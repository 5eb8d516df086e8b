namespace Probative.Kernel.Commands;

/// <summary>
/// A command that can reach beyond the vault into the machine of whoever runs it, or to what protects the
/// keys. At the command line that person is the operator anyway; where members of the vault who are not send
/// commands, this one is refused to them.
/// </summary>
public interface IOperatorCommand : ICommand
{
    /// <summary>False where this one stays within the vault after all.</summary>
    bool ReachesMachine => true;
}
