package org.botcrm.testkit.inmemory;

import org.botcrm.domain.staff.StaffPorts;
import org.botcrm.testkit.contract.StaffContract;

class InMemoryStaffTest implements StaffContract {
  private final StaffPorts staff = new InMemoryStaff().ports();

  @Override
  public StaffPorts staff() {
    return staff;
  }
}
