using System.Buffers;
using System.Text.Json;
using Probative.Kernel.Commands;
using Probative.Kernel.Outside;

namespace Probative.Local.Capturing;

/// <summary>The lines between the capture program and us (docs/spec/capture.md).</summary>
internal static class CaptureLine
{
    private const int MessageLengthMax = 300;

    // The names, numbers and message around the bytes.
    private const int AroundBytes = 4096;

    /// <summary>A request, with the end of its line.</summary>
    public static ReadOnlyMemory<byte> Of(int place, OutsideRequest request, CaptureTerms terms)
    {
        var line = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            json.WriteNumber("id", place);
            json.WriteString("method", request.Method);
            json.WriteString("url", request.Url);
            json.WriteString("content_type", request.ContentType);
            json.WriteString("accept", request.Accept);
            if (request.Body is { } body) json.WriteBase64String("body", body.Span);
            else json.WriteNull("body");
            json.WriteNumber("limit_bytes", request.LimitBytes);
            json.WriteNumber("timeout_ms", (int)terms.Timeout.TotalMilliseconds);
            json.WriteNumber("attempts", CaptureTerms.Attempts);
            json.WriteStartArray("roots");
            foreach (var root in terms.Roots) json.WriteBase64StringValue(root.Span);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        line.Write("\n"u8);
        return line.WrittenMemory;
    }

    /// <summary>The most bytes that a line with an answer has.</summary>
    public static int LimitOf(IReadOnlyList<OutsideRequest> requests) =>
        AroundBytes + requests.Select(request => request.LimitBytes).DefaultIfEmpty().Max() / 3 * 4;

    /// <summary>An answer and whose it is; null where the line is not in its form.</summary>
    public static (int Place, OutsideOutcome Outcome)? Read(
        ReadOnlyMemory<byte> line, IReadOnlyList<OutsideRequest> requests)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var answer = document.RootElement;
            if (answer.ValueKind != JsonValueKind.Object
                || Number(answer, "id") is not { } place
                || place < 0
                || place >= requests.Count)
            {
                return null;
            }

            var request = requests[place];
            if (answer.TryGetProperty("body", out var body)
                && body.ValueKind == JsonValueKind.String
                && body.TryGetBytesFromBase64(out var bytes))
            {
                return bytes.Length <= request.LimitBytes
                    ? (place, new OutsideOutcome.Answered(bytes))
                    : null;
            }

            if (Text(answer, "fault") is not { } fault) return null;
            if (fault == "status" && Number(answer, "status") == 404)
                return (place, new OutsideOutcome.NotThere());
            var problem = ProblemOf(
                fault, request.Url, Text(answer, "message") ?? "", Number(answer, "attempts") ?? 1);
            return (place, new OutsideOutcome.Failed(problem));
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // A text whose escapes are no characters is found when it is read.
            return null;
        }
    }

    private static Problem ProblemOf(string fault, string url, string message, int attempts)
    {
        var said = message.Length > MessageLengthMax ? message[..MessageLengthMax] : message;
        var tried = attempts > 1 ? $" It was tried {attempts} times." : "";
        var (code, hint) = fault switch
        {
            "unreachable" => ("outside-unreachable", "Look at the address and the network, and ask again."),
            "tls" => (
                "outside-tls",
                "Look whether somebody stands between; a certificate that the system does not know: "
                    + "--tls-roots FILE."),
            "timeout" => ("outside-timeout", "Ask again later, or give it more time: --timeout SECONDS."),
            "status" => ("outside-status", "Look at the address, and ask again later."),
            "too-large" => ("outside-too-large", "Look whether the address is the right one."),
            "redirect" => (
                "outside-redirect", "Look where it moved; if you trust that, state the new address."),
            _ => ("capture-failed", "Run the command again, and report it if it stays so."),
        };
        return new Problem(code, url, said + tried, hint);
    }

    private static int? Number(JsonElement answer, string name) =>
        answer.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt32(out var number)
            ? number
            : null;

    private static string? Text(JsonElement answer, string name) =>
        answer.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
