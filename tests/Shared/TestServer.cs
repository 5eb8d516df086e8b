using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Probative.Tests.Shared;

/// <summary>
/// A server on this machine for one test: HTTP/1.1, one request for each connection, with or without TLS.
/// What was asked is kept; what is answered is up to the test.
/// </summary>
internal sealed class TestServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<Asked, Task<Said>> _answer;
    private readonly X509Certificate2? _certificate;

    public TestServer(Func<Asked, Task<Said>> answer, X509Certificate2? certificate = null)
    {
        _answer = answer;
        _certificate = certificate;
        _listener.Start();
        _ = AcceptAsync();
    }

    public TestServer(Func<Asked, Said> answer, X509Certificate2? certificate = null)
        : this(asked => Task.FromResult(answer(asked)), certificate)
    {
    }

    /// <summary>A request as it came: the head as it was written, and the content.</summary>
    public sealed record Asked(string Method, string Path, string Head, byte[] Body, int Count);

    /// <summary>
    /// What is answered. With <paramref name="Endless"/> the content is sent again and again, without a
    /// length.
    /// </summary>
    public sealed record Said(int Status, byte[] Body, string Headers = "", bool Endless = false);

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Url => $"{(_certificate is null ? "http" : "https")}://127.0.0.1:{Port}";

    /// <summary>Every request that came, oldest first.</summary>
    public ConcurrentQueue<Asked> All { get; } = new();

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _ = ServeAsync(client);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException
            or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            await using Stream stream = await OpenAsync(client);
            var asked = await ReadAsync(stream);
            All.Enqueue(asked);
            var said = await _answer(asked);
            var length = said.Endless ? "" : $"Content-Length: {said.Body.Length}\r\n";
            await stream.WriteAsync(Encoding.ASCII.GetBytes(
                $"HTTP/1.1 {said.Status} Said\r\n{length}{said.Headers}Connection: close\r\n\r\n"));
            do
            {
                await stream.WriteAsync(said.Body, _stop.Token);
                await stream.FlushAsync();
            }
            while (said.Endless);
        }
        catch (Exception ended) when (ended is IOException or OperationCanceledException
            or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
        {
            // The other side left.
        }
    }

    private async Task<Stream> OpenAsync(TcpClient client)
    {
        if (_certificate is null) return client.GetStream();
        var secure = new SslStream(client.GetStream());
        await secure.AuthenticateAsServerAsync(_certificate);
        return secure;
    }

    private async Task<Asked> ReadAsync(Stream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, _stop.Token) == 0) throw new EndOfStreamException();
            head.Append((char)one[0]);
        }

        const string name = "content-length:";
        var lines = head.ToString().Split("\r\n");
        var length = lines
            .Where(line => line.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            .Select(line => int.Parse(line[name.Length..], CultureInfo.InvariantCulture))
            .FirstOrDefault();
        var body = new byte[length];
        await stream.ReadExactlyAsync(body, _stop.Token);
        var first = lines[0].Split(' ');
        return new Asked(first[0], first[1], head.ToString(), body, All.Count + 1);
    }
}
