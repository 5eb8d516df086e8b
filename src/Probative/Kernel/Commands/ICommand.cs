namespace Probative.Kernel.Commands;

/// <summary>
/// Something a person asks for: a serialisable record, so that a server can carry it later. Its handler
/// answers with a stream of <see cref="CommandEvent"/> and ends with <see cref="CommandEvent.Finished"/>.
/// </summary>
public interface ICommand
{
    /// <summary>The word in the CLI and in the JSON document: `add`, `handover`.</summary>
    string Name { get; }
}
