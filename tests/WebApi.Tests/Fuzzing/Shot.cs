using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace CleanTemplate.WebApi.Tests.Fuzzing;

/// <summary>A request before it is sent, as exactly as it is sent.</summary>
/// <param name="Target">The path and the query, escaped or not.</param>
internal sealed record Shot(string Method, string Target)
{
    private const int MostPrinted = 2_000;

    public ImmutableArray<(string Name, string Value)> Headers { get; init; } = [];

    public byte[]? Body { get; init; }

    public string? ContentType { get; init; }

    public string Path => Target.Split('?')[0];

    public string? this[string header] => Headers.Where(known => known.Name.Equals(header, StringComparison.OrdinalIgnoreCase)).Select(known => known.Value).FirstOrDefault();

    /// <summary>With this header instead of any other of that name; without one, where the value is null.</summary>
    public Shot With(string header, string? value) => this with
    {
        Headers = [.. Headers.Where(known => !known.Name.Equals(header, StringComparison.OrdinalIgnoreCase)), .. value is null ? [] : ((string, string)[])[(header, value)]],
    };

    public Shot WithBody(string body, string? contentType = null) => this with { Body = Encoding.UTF8.GetBytes(body), ContentType = contentType ?? ContentType };

    /// <summary>With another text in the body.</summary>
    public Shot Instead(string text, string other) => WithBody(Encoding.UTF8.GetString(Body!).Replace(text, other, StringComparison.Ordinal));

    public HttpRequestMessage ToRequest(Uri host)
    {
        HttpRequestMessage request = new(new(Method), new Uri(host.GetLeftPart(UriPartial.Authority) + Target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (Body is not null)
        {
            request.Content = new ByteArrayContent(Body);
            if (ContentType is not null) request.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        }

        foreach (var (name, value) in Headers)
        {
            if (name == "Content-Encoding") request.Content?.Headers.TryAddWithoutValidation(name, value);
            else request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    /// <summary>For whoever wants to send it again, with a token of their own.</summary>
    public override string ToString()
    {
        StringBuilder curl = new($"curl -i -X {Method} \"$API\"{Quoted(Target)}");
        foreach (var (name, value) in Headers) curl.Append($" -H {Quoted($"{name}: {(AuthenticationHeaderValue.TryParse(value, out var token) && token.Parameter?.Count(letter => letter == '.') == 2 ? "Bearer $TOKEN" : value)}")}");
        if (ContentType is not null) curl.Append($" -H {Quoted($"Content-Type: {ContentType}")}");
        if (Body is null) return curl.ToString();

        var text = Utf8.IsValid(Body) ? Encoding.UTF8.GetString(Body) : $"base64 {Convert.ToBase64String(Body)}";
        return curl.Append($" --data-binary {Quoted(text.Length <= MostPrinted ? text : $"{text[..MostPrinted]}... ({Body.Length} bytes in all)")}").ToString();
    }

    private static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}

internal sealed record Reply(int Status, string? ContentType, ILookup<string, string> Headers, byte[] Body, TimeSpan Took)
{
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>What a refusal says of itself; none, where it is none.</summary>
    public (string? Code, string? Trace)? Problem { get; } = ContentType == "application/problem+json" && Body.Length > 0 ? (Member(Body, "code"), Member(Body, "traceId")) : null;

    public static async Task<Reply> To(HttpRequestMessage request, HttpClient client)
    {
        var started = TimeProvider.System.GetTimestamp();
        using var answer = await Answer(request, client);
        var body = await answer.Content.ReadAsByteArrayAsync();
        return new(
            (int)answer.StatusCode,
            answer.Content.Headers.ContentType?.MediaType,
            answer.Headers.Concat(answer.Content.Headers).SelectMany(header => header.Value, (header, value) => (header.Key, value)).ToLookup(header => header.Key, header => header.value, StringComparer.OrdinalIgnoreCase),
            body,
            TimeProvider.System.GetElapsedTime(started));
    }

    private static async Task<HttpResponseMessage> Answer(HttpRequestMessage request, HttpClient client)
    {
        try
        {
            return await client.SendAsync(request);
        }
        catch (HttpRequestException exception)
        {
            throw new InvalidOperationException($"Nothing was answered to {request.Method} {request.RequestUri}.", exception);
        }
    }

    private static string? Member(byte[] body, string name) => JsonDocument.Parse(body).RootElement.TryGetProperty(name, out var member) ? member.GetString() : null;
}
