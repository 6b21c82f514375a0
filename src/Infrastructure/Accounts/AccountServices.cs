using System.Reflection;
using CleanTemplate.Application.Accounts;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Accounts.Protection;
using CleanTemplate.Infrastructure.Accounts.Seeding;
using CleanTemplate.Infrastructure.Common;
using CleanTemplate.Infrastructure.Mail;
using CleanTemplate.Infrastructure.Persistence.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Accounts;

internal sealed class AccountServices : IAreaServices
{
    public void AddTo(IServiceCollection services)
    {
        services.AddSettings<AccountOptions>(AccountOptions.Section);
        services.AddSettings<WebsiteOptions>(AccountOptions.Section).AddOptions<WebsiteOptions>().PostConfigure<IHostEnvironment>((site, environment) =>
        {
            if (environment.IsDevelopment() && site.Website.Length == 0) site.Website = WebsiteOptions.Local;
        });
        services.AddOptions<MailOptions>().Validate(mail => mail.HasPlace, $"Say where mails go, to confirm addresses and reset passwords: give {MailOptions.Places}.");
        services.AddSingleton<AttemptCounters>();

        services.AddScoped<ReadyAccounts>();
        services.AddScoped<IUserStore<Account>, AccountStore>();
        services.AddIdentityCore<Account>().AddTokenProvider<DataProtectorTokenProvider<Account>>(TokenOptions.DefaultProvider);
        // The use cases check what is sent and the database that addresses are unique: these would repeat it, with two queries for each update.
        services.RemoveAll<IUserValidator<Account>>();
        services.RemoveAll<IPasswordValidator<Account>>();
        services.AddOptions<IdentityOptions>().Configure<IOptions<AccountOptions>>((identity, accounts) =>
            (identity.Lockout.MaxFailedAccessAttempts, identity.Lockout.DefaultLockoutTimeSpan) = (accounts.Value.WrongPasswords, accounts.Value.Lockout));
        services.AddOptions<DataProtectionTokenProviderOptions>().Configure<IOptions<AccountOptions>>((links, accounts) =>
            links.TokenLifespan = accounts.Value.LinkLifetime);

        // One name and one place for the keys, so that a link that one instance sends works on every other, and after a restart.
        services.AddDataProtection().SetApplicationName(Assembly.GetExecutingAssembly().GetName().Name!);
        services.AddSingleton<ProtectionKeys>();
        services.AddOptions<KeyManagementOptions>().Configure<ProtectionKeys>((management, keys) => management.XmlRepository = keys);
    }
}

internal sealed class AccountLinks(IOptions<WebsiteOptions> options) : IAccountLinks
{
    public Uri Confirmation(UserId user, string token) => Page("confirm", user, token);

    public Uri PasswordReset(UserId user, string token) => Page("reset-password", user, token);

    // Behind the #: what stands there is sent to no server, and so stands in no log of one.
    private Uri Page(string page, UserId user, string token) =>
        new($"{options.Value.Website.TrimEnd('/')}/{page}#user={user}&token={Uri.EscapeDataString(token)}");
}
