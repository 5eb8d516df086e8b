using System.Text;

namespace Probative.Decoding;

/// <summary>One line: a mark, a kind and a path, with a space between.</summary>
/// <param name="Mark">Ends the answer. No file can foretell it.</param>
/// <param name="Kind">What is asked.</param>
/// <param name="Path">Of the file in the sandbox.</param>
internal sealed record Question(string Mark, string Kind, string Path)
{
    /// <summary>The line behind the answer.</summary>
    public ReadOnlyMemory<byte> End => Encoding.UTF8.GetBytes(Mark + "\n");

    /// <summary>Null where the line is no question.</summary>
    public static Question? Parse(string line) =>
        line.Split(' ', 3) is [var mark, var kind, var path] && mark.Length > 0 && path.Length > 0
            ? new Question(mark, kind, path)
            : null;
}
