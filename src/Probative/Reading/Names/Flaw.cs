using Probative.Kernel.Commands;

namespace Probative.Reading.Names;

/// <summary>What is wrong with one field of a description, wherever it was stated.</summary>
/// <param name="Field">Its name, which is also the column of a table.</param>
/// <param name="Message">What was wrong, as a sentence.</param>
/// <param name="Hint">What to do.</param>
public sealed record Flaw(string Field, string Message, string Hint)
{
    public Problem ToProblem() => new("bad-value", null, Message, Hint);
}
