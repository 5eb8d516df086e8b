using System.Buffers;
using System.Text.Json;

namespace Probative.Capture;

/// <summary>How an exchange ended: an answer with status 200, or a fault.</summary>
internal sealed record Reply
{
    /// <summary>The content of an answer with status 200; null beside a fault.</summary>
    public byte[]? Body { get; init; }

    /// <summary>One of <see cref="Faults"/>; null beside a body.</summary>
    public string? Fault { get; init; }

    /// <summary>One sentence for a person, about the fault.</summary>
    public string Message { get; init; } = "";

    /// <summary>The status of an answer that came; null where none came.</summary>
    public int? Status { get; init; }

    /// <summary>Whether trying again may help.</summary>
    public bool MayPass { get; init; }

    /// <summary>How long the other side asked to wait (RFC 9110 section 10.2.3).</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; } = 1;

    public static Reply Failed(string fault, string message, int? status = null, bool mayPass = false) =>
        new() { Fault = fault, Message = message, Status = status, MayPass = mayPass };

    /// <summary>One line of standard output, with its end.</summary>
    public ReadOnlyMemory<byte> ToLine(int id)
    {
        var line = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            json.WriteNumber("id", id);
            json.WriteNumber("attempts", Attempts);
            if (Status is { } status) json.WriteNumber("status", status);
            if (Body is not null) json.WriteBase64String("body", Body);
            if (Fault is not null)
            {
                json.WriteString("fault", Fault);
                json.WriteString("message", Message);
            }

            json.WriteEndObject();
        }

        line.Write("\n"u8);
        return line.WrittenMemory;
    }
}
