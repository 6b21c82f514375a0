using CleanTemplate.Application.Accounts;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Persistence.Accounts;
using Microsoft.Extensions.Logging;

namespace CleanTemplate.Infrastructure.Accounts;

internal sealed partial class SecurityLog(AppDbContext context, ICurrentUser actor, ICaller caller, TimeProvider clock, ILogger<SecurityLog> logger) : ISecurityLog
{
    public void Write(SecurityEventKind kind, UserId user, string? detail = null)
    {
        context.Add(new SecurityEvent
        {
            At = clock.GetUtcNow(),
            Kind = kind,
            User = user,
            By = actor.IsSignedIn ? actor.Id : null,
            Address = caller.Address,
            Detail = detail,
        });
        Log.Happened(logger, kind, user);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Kind} of the account of user {User}")]
        public static partial void Happened(ILogger logger, SecurityEventKind kind, UserId user);
    }
}
