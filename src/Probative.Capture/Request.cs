using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace Probative.Capture;

/// <summary>
/// One line of standard input (docs/spec/capture.md): whom to ask, what to send, and the limits of both.
/// </summary>
internal sealed record Request
{
    /// <summary>The number under which the answer is given.</summary>
    public required int Id { get; init; }

    public required HttpMethod Method { get; init; }

    /// <summary>An address of http or https.</summary>
    public required Uri Url { get; init; }

    public required string? ContentType { get; init; }

    public required string Accept { get; init; }

    /// <summary>What is sent; null for a request without content.</summary>
    public required byte[]? Body { get; init; }

    /// <summary>The most bytes of an answer that are read.</summary>
    public required int LimitBytes { get; init; }

    /// <summary>How long one attempt may take, from the name of the host to the last byte.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>How often it is tried in all.</summary>
    public required int Attempts { get; init; }

    /// <summary>The only roots that TLS is checked against; empty for those of the system.</summary>
    public required X509Certificate2Collection Roots { get; init; }

    /// <summary>Reads a line. What writes the lines is our own: anything unexpected is a bug, and throws.
    /// </summary>
    public static Request Parse(string line)
    {
        using var document = JsonDocument.Parse(line);
        var fields = document.RootElement;
        var roots = new X509Certificate2Collection();
        foreach (var root in fields.GetProperty("roots").EnumerateArray())
            roots.Add(X509CertificateLoader.LoadCertificate(root.GetBytesFromBase64()));
        var url = new Uri(fields.GetProperty("url").GetString()!, UriKind.Absolute);
        if (url.Scheme is not ("http" or "https")) throw new FormatException("No address of the web.");
        return new Request
        {
            Id = fields.GetProperty("id").GetInt32(),
            Method = fields.GetProperty("method").GetString() switch
            {
                "GET" => HttpMethod.Get,
                "POST" => HttpMethod.Post,
                _ => throw new FormatException("No method that is used here."),
            },
            Url = url,
            ContentType = fields.GetProperty("content_type").GetString(),
            Accept = fields.GetProperty("accept").GetString()!,
            Body = fields.GetProperty("body") is { ValueKind: JsonValueKind.String } body
                ? body.GetBytesFromBase64()
                : null,
            LimitBytes = fields.GetProperty("limit_bytes").GetInt32(),
            Timeout = TimeSpan.FromMilliseconds(fields.GetProperty("timeout_ms").GetInt32()),
            Attempts = fields.GetProperty("attempts").GetInt32(),
            Roots = roots,
        };
    }
}
