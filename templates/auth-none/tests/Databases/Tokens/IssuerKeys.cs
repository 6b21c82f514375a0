using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CleanTemplate.Infrastructure.Tokens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace CleanTemplate.Databases.Tokens;

/// <summary>Publishes the keys of the tests' issuer on this machine, for as long as the tests run.</summary>
internal static class IssuerKeys
{
    public static IEnumerable<KeyValuePair<string, string?>> Settings(ECDsa current, ECDsa next)
    {
        var document = new JsonObject { ["keys"] = new JsonArray([Published(current), Published(next)]) }.ToJsonString();
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        server.Run(http => http.Response.WriteAsync(document));
        server.Start();
        return [new("Tokens:KeysAddress", $"{server.Urls.Single()}/jwks.json")];
    }

    private static JsonObject Published(ECDsa key) => Jwk.Write(new(TestIssuer.KidOf(key), key.ExportParameters(includePrivateParameters: false)));
}
