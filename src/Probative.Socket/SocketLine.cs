using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace Probative.Socket;

/// <summary>
/// A line to a server on this machine, by the file of its socket. There is no way to name another machine:
/// every connection goes to that file (docs/decisions/0008-a-socket-on-this-machine.md).
/// </summary>
public sealed class SocketLine : IDisposable
{
    // HTTP wants a name; nothing is ever looked up by it.
    private static readonly Uri s_name = new("http://probative.invalid");

    private readonly HttpClient _client;

    private SocketLine(HttpClient client) => _client = client;

    /// <summary>The line, or null when nobody listens there who may be spoken to.</summary>
    public static async Task<SocketLine?> OpenAsync(string path, CancellationToken ct)
    {
        if (!File.Exists(path)) return null;
        var end = new UnixDomainSocketEndPoint(path);
        try
        {
            (await ConnectAsync(end, ct)).Dispose();
        }
        catch (SocketException)
        {
            return null;
        }

        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            ConnectCallback = async (_, stop) => new NetworkStream(await ConnectAsync(end, stop), true),
        };
        return new SocketLine(new HttpClient(handler)
        {
            BaseAddress = s_name, Timeout = Timeout.InfiniteTimeSpan,
        });
    }

    /// <summary>Asks; null when the server went away before it answered.</summary>
    /// <param name="method">`GET`, `POST`, `DELETE`.</param>
    /// <param name="target">Path and query.</param>
    /// <param name="json">The body, or null.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<SocketAnswer?> AskAsync(
        string method, string target, ReadOnlyMemory<byte>? json, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(target, UriKind.Relative));
        if (json is { } body)
        {
            request.Content = new ReadOnlyMemoryContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        HttpResponseMessage? response = null;
        try
        {
            response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            var headers = response.Headers.ToDictionary(
                header => header.Key, header => header.Value.First(), StringComparer.OrdinalIgnoreCase);
            return new SocketAnswer(
                response, (int)response.StatusCode, headers, await response.Content.ReadAsStreamAsync(ct));
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException)
        {
            response?.Dispose();
            return null;
        }
    }

    public void Dispose() => _client.Dispose();

    private static async Task<System.Net.Sockets.Socket> ConnectAsync(EndPoint end, CancellationToken ct)
    {
        var socket = new System.Net.Sockets.Socket(
            AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        var isConnected = false;
        try
        {
            await socket.ConnectAsync(end, ct);
            isConnected = true;
            return socket;
        }
        finally
        {
            if (!isConnected) socket.Dispose();
        }
    }
}
