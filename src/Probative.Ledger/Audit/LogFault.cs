namespace Probative.Ledger.Audit;

/// <summary>What an audit found wrong in a log folder.</summary>
/// <param name="Code">One of <see cref="LogCodes"/>.</param>
/// <param name="Path">The file, below the log's folder.</param>
/// <param name="Offset">The first wrong byte in it; -1 if the whole file is meant.</param>
/// <param name="Message">What is wrong, in one sentence.</param>
public sealed record LogFault(string Code, string Path, long Offset, string Message);
