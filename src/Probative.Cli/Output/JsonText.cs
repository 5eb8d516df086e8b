using System.Text.Json;

namespace Probative.Cli.Output;

/// <summary>
/// How JSON is written here: letters of every script stand as themselves, control and format characters are
/// escaped, so that a terminal is safe even when a document is printed on it.
/// </summary>
internal static class JsonText
{
    public static JsonWriterOptions Options { get; } = new() { Encoder = new TerminalSafeEncoder() };
}
