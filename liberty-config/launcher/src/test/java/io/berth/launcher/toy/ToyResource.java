package io.berth.launcher.toy;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.RequestScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.TimeZone;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;

@Path("/toy")
@RequestScoped
public class ToyResource {

  @Resource(lookup = "jdbc/member")
  DataSource database;

  @GET
  @Path("/config")
  public String config(@QueryParam("key") String key) {
    return ConfigProvider.getConfig().getOptionalValue(key, String.class).orElse("missing");
  }

  @GET
  @Path("/class")
  public String classFound(@QueryParam("name") String name) throws ClassNotFoundException {
    return Class.forName(name).getName();
  }

  @GET
  @Path("/zone")
  public String zone() {
    return TimeZone.getDefault().getID();
  }

  @GET
  @Path("/database")
  public String database() throws SQLException {
    try (Connection connection = database.getConnection()) {
      return connection.getMetaData().getDatabaseProductName()
          + " "
          + connection.getTransactionIsolation();
    }
  }

  @GET
  @Path("/query")
  public String query(@QueryParam("sql") String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }

  @POST
  @Path("/table")
  @Transactional
  public void makeTable() throws SQLException {
    execute("create table toy (id int)");
  }

  @POST
  @Path("/rows")
  @Transactional
  public void addRow() throws SQLException {
    execute("insert into toy values (1)");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
