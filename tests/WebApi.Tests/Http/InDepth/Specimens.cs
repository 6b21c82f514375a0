using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CleanTemplate.WebApi.Common.Hosting;
using CleanTemplate.WebApi.Common.Http;
using CleanTemplate.WebApi.Tests.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.WebApi.Tests.Http.InDepth;

/// <summary>Endpoints that do what endpoints may come to do, in a host that is otherwise as it ships.</summary>
internal sealed class Specimens : IRootEndpoints
{
    public static Api In(OwnDatabase database, params (string Name, string Value)[] settings) => Api.Started(database, host =>
    {
        host.ConfigureTestServices(services => services.AddSingleton<IRootEndpoints, Specimens>());
        foreach (var (name, value) in settings) host.UseSetting(name, value);
    });

    public void Map(IEndpointRouteBuilder root)
    {
        var specimens = root.MapGroup("/specimens").AllowAnonymous().RequireRateLimiting(RateLimits.PerUser);

        specimens.MapGet("/", (Color? color, Color[] palette) => TypedResults.Ok(new Specimen($"{color} {string.Join('+', palette)} {new string('x', 2000)}")));
        specimens.MapGet("/of/{color}", (Color color) => TypedResults.Ok(new Specimen($"{color}")));
        specimens.MapPost("/", (Specimen specimen) => TypedResults.Ok(specimen));
        specimens.MapGet("/caller", (HttpContext http) => $"{http.Connection.RemoteIpAddress} {http.Request.Scheme}");
        specimens.MapGet("/secret", () => TypedResults.Ok(new Specimen(new string('x', 2000)))).HoldsSecrets();
        specimens.MapPost("/key", () => "").RequireRateLimiting(RateLimits.Credentials);
        specimens.MapGet("/copied", async Task<IResult> (HttpContext http) =>
        {
            if (http.Request.Headers.Range.Count == 0) return TypedResults.Ok(new Specimen("whole"));

            // Ends like an answer that was written to its end.
            await http.Response.WriteAsync("half", http.RequestAborted);
            http.Abort();
            await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return TypedResults.Empty;
        }).CachedForAll(copy => copy.Expire(TimeSpan.FromMinutes(1)));
        specimens.MapGet("/fault", string () => throw new InvalidOperationException("It broke."));
        specimens.MapGet("/stuck", (CancellationToken cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken));
        specimens.MapGet("/stuck-driver", async (CancellationToken cancellationToken) =>
        {
            await Task.Delay(Timeout.Infinite, cancellationToken).ContinueWith(_ => { }, TaskScheduler.Default);
            throw new InvalidOperationException("The driver's own words for a cancellation.");
        });
        specimens.MapPost("/upload", (Stream body, CancellationToken cancellationToken) => body.CopyToAsync(Stream.Null, cancellationToken))
            .WithRequestTimeout(TimeLimits.Upload);
    }

    internal enum Color
    {
        Red,
        DarkBlue,
    }

    internal sealed record Specimen(string Name);
}

/// <summary>A host with specimens for each database, shared by the tests of a class.</summary>
public sealed class SpecimenApis : Apis
{
    protected override Api Make(OwnDatabase database) => Specimens.In(database);
}

/// <summary>A body that comes in parts.</summary>
internal sealed class SlowContent : HttpContent
{
    private readonly string[] _parts;
    private readonly TimeSpan _pause;

    public SlowContent(string[] parts, TimeSpan pause, string contentType = "text/plain")
    {
        (_parts, _pause) = (parts, pause);
        Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        foreach (var part in _parts)
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(part));
            await stream.FlushAsync();
            await Task.Delay(_pause);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
