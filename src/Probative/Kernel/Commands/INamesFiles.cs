namespace Probative.Kernel.Commands;

/// <summary>A command that names files or folders of the machine, to be read or made.</summary>
public interface INamesFiles : IOperatorCommand
{
    /// <summary>
    /// The same command with each path in the place that is given for it: whoever sends it to another process
    /// names whole paths, because the other one was started in another folder.
    /// </summary>
    ICommand WithFiles(Func<string, string> place);
}
