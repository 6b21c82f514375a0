namespace CleanTemplate.Application.Tests.Catalog.Csv;

/// <summary>A stream that comes in pieces of some size, like one from afar.</summary>
internal sealed class Pieces(byte[] bytes, int size) : MemoryStream(bytes)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..Math.Min(size, buffer.Length)], cancellationToken);
}
