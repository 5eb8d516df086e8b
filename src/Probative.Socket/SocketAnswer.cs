namespace Probative.Socket;

/// <summary>What the server answered; its body is read as it comes.</summary>
public sealed class SocketAnswer : IDisposable
{
    private readonly IDisposable _response;

    internal SocketAnswer(
        IDisposable response, int status, IReadOnlyDictionary<string, string> headers, Stream body) =>
        (_response, Status, Headers, Body) = (response, status, headers, body);

    /// <summary>The status of HTTP.</summary>
    public int Status { get; }

    /// <summary>Its headers, by name.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The body. Reading throws <see cref="IOException"/> when the server is gone.</summary>
    public Stream Body { get; }

    public void Dispose() => _response.Dispose();
}
