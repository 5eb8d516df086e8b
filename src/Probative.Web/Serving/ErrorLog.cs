using Microsoft.Extensions.Logging;

namespace Probative.Web.Serving;

/// <summary>
/// Tells on standard error what went wrong in a request or a circuit: the category and the exception, never
/// what was asked or shown.
/// </summary>
internal sealed class ErrorLog : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new Category(categoryName);

    public void Dispose()
    {
    }

    private sealed class Category(string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                Console.Error.WriteLine($"{name}: {exception?.ToString() ?? eventId.Name}");
        }
    }
}
