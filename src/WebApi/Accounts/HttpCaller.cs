using CleanTemplate.Application.Accounts;
using CleanTemplate.Domain.Accounts;

namespace CleanTemplate.WebApi.Accounts;

/// <summary>Where the request at hand comes from; nowhere, where there is none.</summary>
internal sealed class HttpCaller(IHttpContextAccessor accessor) : ICaller
{
    public string Address => accessor.HttpContext?.Connection.RemoteIpAddress?.ToString() ?? "";

    public string UserAgent => accessor.HttpContext?.Request.Headers.UserAgent.ToString() ?? "";

    public SessionId Session => SessionId.TryParse(accessor.HttpContext?.User.FindFirst("sid")?.Value, null, out var session)
        ? session
        : throw new InvalidOperationException("Nobody is signed in.");
}
