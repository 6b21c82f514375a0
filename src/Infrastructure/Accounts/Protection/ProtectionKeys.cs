using System.Xml.Linq;
using CleanTemplate.Application.Common.Schedules;
using CleanTemplate.Infrastructure.Common;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Persistence.Accounts;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Infrastructure.Accounts.Protection;

/// <summary>Keeps the keys of Data Protection in the database. They are few and read once a day, through an interface that cannot wait.</summary>
internal sealed class ProtectionKeys(ScopedServices services) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => services.With((AppDbContext context) =>
        context.Set<ProtectionKey>().Select(key => key.Xml).AsEnumerable().Select(xml => XElement.Parse(xml)).ToList());

    public void StoreElement(XElement element, string friendlyName) => services.With((AppDbContext context) =>
    {
        context.Add(new ProtectionKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        return context.SaveChanges();
    });
}

/// <summary>Forgets keys that expired long ago. What they protect is links, none of which lives so long.</summary>
[Schedule("keys-cleanup", "0 55 3 * * ?")]
internal sealed class ProtectionKeysCleanUp(IKeyManager keys, AppDbContext context) : IScheduledJob
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async Task<string?> Run(DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        var old = keys.GetAllKeys().Where(key => key.ExpirationDate < dueAt - Kept).Select(key => $"key-{key.KeyId:D}").ToList();
        return $"{await context.Set<ProtectionKey>().Where(key => old.Contains(key.Name)).ExecuteDeleteAsync(cancellationToken)} keys deleted";
    }
}
