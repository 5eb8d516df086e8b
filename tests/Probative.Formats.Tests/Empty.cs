namespace Probative.Formats.Tests; public class Empty { [Xunit.Fact] public void Runs() { } }
